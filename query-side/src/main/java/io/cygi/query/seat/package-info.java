/** The seat map and its live stream. */
@NullMarked
package io.cygi.query.seat;

import org.jspecify.annotations.NullMarked;
