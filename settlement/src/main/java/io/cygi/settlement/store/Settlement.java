package io.cygi.settlement.store;

import io.cygi.settlement.statement.SettlementId;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The settlement of a concert.
 *
 * @param settlementId its identifier, and its payout's
 * @param concert what it is about
 * @param currency of all amounts
 * @param endedOn the day on which the concert ended, where its organizers live
 * @param state how far it has come
 * @param statement null until it is written
 * @param settledAt when the wallet said that it has the payout, null until then
 */
public record Settlement(
        SettlementId settlementId,
        SettledConcert concert,
        String currency,
        LocalDate endedOn,
        SettlementState state,
        @Nullable SettlementStatement statement,
        @Nullable Instant settledAt) {}
