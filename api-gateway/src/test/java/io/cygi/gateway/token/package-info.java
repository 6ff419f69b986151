/** Tests of the edge. */
@NullMarked
package io.cygi.gateway.token;

import org.jspecify.annotations.NullMarked;
