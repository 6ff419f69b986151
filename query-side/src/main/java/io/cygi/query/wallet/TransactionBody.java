package io.cygi.query.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a wallet's balance.
 *
 * @param transactionId its id
 * @param kind why
 * @param amount how much, always positive but for a top-up that is taken back
 * @param balanceAfter what was in the wallet then
 * @param reservationId the handle of the reservation that was paid or refunded
 * @param at when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransactionBody(
        String transactionId,
        TransactionKind kind,
        Money amount,
        Money balanceAfter,
        @Nullable String reservationId,
        Instant at) {}
