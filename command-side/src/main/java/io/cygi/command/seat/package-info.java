/** Seats: at most one live hold or sale, ever. */
@NullMarked
package io.cygi.command.seat;

import org.jspecify.annotations.NullMarked;
