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
 * @param settlementId the settlement's identifier, which is also its payout's
 * @param concert the concert
 * @param currency the currency of all amounts
 * @param endedOn the day on which the concert ended, in the time zone of settlement
 * @param state the settlement's state
 * @param statement the statement, null until it is written
 * @param settledAt time of the wallet's event of the payout, null until then
 */
public record Settlement(
        SettlementId settlementId,
        SettledConcert concert,
        String currency,
        LocalDate endedOn,
        SettlementState state,
        @Nullable SettlementStatement statement,
        @Nullable Instant settledAt) {}
