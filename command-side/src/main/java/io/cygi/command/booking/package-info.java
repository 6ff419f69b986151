/** The fan's write endpoints and the occupancy of the concerts behind them. */
@NullMarked
package io.cygi.command.booking;

import org.jspecify.annotations.NullMarked;
