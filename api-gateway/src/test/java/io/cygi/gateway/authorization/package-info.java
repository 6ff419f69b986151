/** Tests of the authorization server. */
@NullMarked
package io.cygi.gateway.authorization;

import org.jspecify.annotations.NullMarked;
