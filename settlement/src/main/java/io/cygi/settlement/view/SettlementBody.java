package io.cygi.settlement.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.settlement.statement.EventRange;
import io.cygi.settlement.statement.Outcome;
import io.cygi.settlement.statement.SettlementId;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.Totals;
import io.cygi.settlement.store.Settlement;
import io.cygi.settlement.store.SettlementState;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A settlement in a list.
 *
 * @param settlementId the settlement's identifier, which is also its payout's
 * @param concertId the concert
 * @param organizerId the organizer who owns the concert and is paid
 * @param title the concert's title
 * @param outcome the way in which the concert ended
 * @param endedOn the day on which the concert ended
 * @param state the settlement's state
 * @param rulesVersion the version of the rules, once there is a statement
 * @param events the events that the statement was computed from, once there is one
 * @param totals the statement's totals, once there is one
 * @param settledAt time of the wallet's event of the payout
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SettlementBody(
        SettlementId settlementId,
        ConcertId concertId,
        AccountId organizerId,
        String title,
        Outcome outcome,
        LocalDate endedOn,
        SettlementState state,
        @Nullable Integer rulesVersion,
        @Nullable EventRange events,
        @Nullable Totals totals,
        @Nullable Instant settledAt) {

    /** {@return the settlement as its organizer sees it: with a final statement only} */
    static SettlementBody forOrganizer(Settlement settlement) {
        return of(settlement, settlement.state().published() ? settlement.statement() : null);
    }

    /** {@return the settlement as admins see it} */
    static SettlementBody forAdmin(Settlement settlement) {
        return of(settlement, settlement.statement());
    }

    private static SettlementBody of(Settlement settlement, @Nullable SettlementStatement statement) {
        return new SettlementBody(
                settlement.settlementId(),
                settlement.concert().concertId(),
                settlement.concert().organizerId(),
                settlement.concert().title(),
                settlement.concert().outcome(),
                settlement.endedOn(),
                settlement.state(),
                statement == null ? null : (Integer) statement.rulesVersion(),
                statement == null ? null : statement.events(),
                statement == null ? null : statement.totals(),
                settlement.settledAt());
    }
}
