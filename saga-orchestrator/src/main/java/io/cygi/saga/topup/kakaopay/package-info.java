/** KakaoPay as a payment provider. */
@NullMarked
package io.cygi.saga.topup.kakaopay;

import org.jspecify.annotations.NullMarked;
