/**
 * Orders the payout of a checked statement, and ends the settlement when the wallet has the money.
 * The payout has the identifier of the settlement, so that it is applied once.
 */
@NullMarked
package io.cygi.settlement.pay;

import org.jspecify.annotations.NullMarked;
