/** The endpoints with which fans book, pay and extend holds, and the view of free seats behind them. */
@NullMarked
package io.cygi.command.booking;

import org.jspecify.annotations.NullMarked;
