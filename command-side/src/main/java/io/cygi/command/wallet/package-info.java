/** Wallets: every payment, refund, top-up and payout once, and never below zero. */
@NullMarked
package io.cygi.command.wallet;

import org.jspecify.annotations.NullMarked;
