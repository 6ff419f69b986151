/**
 * Checks a statement against reservations and wallets before anything is paid. Uses nothing of the code that computed
 * the statement.
 */
@NullMarked
package io.cygi.settlement.check;

import org.jspecify.annotations.NullMarked;
