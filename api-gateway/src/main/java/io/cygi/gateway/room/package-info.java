/** The gate of concerts that have a waiting room. */
@NullMarked
package io.cygi.gateway.room;

import org.jspecify.annotations.NullMarked;
