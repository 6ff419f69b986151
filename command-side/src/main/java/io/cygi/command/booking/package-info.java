/** The fan's write endpoints and the view of free seats behind them. */
@NullMarked
package io.cygi.command.booking;

import org.jspecify.annotations.NullMarked;
