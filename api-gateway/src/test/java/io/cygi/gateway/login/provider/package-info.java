/** Tests of the configuration of identity providers. */
@NullMarked
package io.cygi.gateway.login.provider;

import org.jspecify.annotations.NullMarked;
