/** Top-ups: from a fan's request to points in the wallet, exactly once, through a payment provider. */
@NullMarked
package io.cygi.saga.topup;

import org.jspecify.annotations.NullMarked;
