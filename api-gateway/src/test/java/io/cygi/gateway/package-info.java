/** Tests of the edge. */
@NullMarked
package io.cygi.gateway;

import org.jspecify.annotations.NullMarked;
