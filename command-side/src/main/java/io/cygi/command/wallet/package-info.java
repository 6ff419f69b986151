/** Wallets: they apply every payment, refund, top-up and payout once, and never go below zero. */
@NullMarked
package io.cygi.command.wallet;

import org.jspecify.annotations.NullMarked;
