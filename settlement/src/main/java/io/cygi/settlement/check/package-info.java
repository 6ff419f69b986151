/**
 * Checks a statement against reservations and wallets before anything is paid.
 * Nothing that computed the statement is used here.
 */
@NullMarked
package io.cygi.settlement.check;

import org.jspecify.annotations.NullMarked;
