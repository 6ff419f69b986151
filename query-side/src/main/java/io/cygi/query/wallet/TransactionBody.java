package io.cygi.query.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a wallet's balance.
 *
 * @param transactionId the transaction's id
 * @param kind the reason of the change
 * @param amount the amount, positive except for a top-up that is taken back
 * @param balanceAfter the balance after it
 * @param reservationId the handle of the reservation that was paid or refunded
 * @param at the time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransactionBody(
        String transactionId,
        TransactionKind kind,
        Money amount,
        Money balanceAfter,
        @Nullable String reservationId,
        Instant at) {}
