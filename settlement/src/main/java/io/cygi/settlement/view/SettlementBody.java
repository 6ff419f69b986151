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
 * @param settlementId its identifier, and its payout's
 * @param concertId the concert
 * @param organizerId whom the concert belongs to, and who is paid
 * @param title the concert's
 * @param outcome how it ended
 * @param endedOn on which day
 * @param state how far the settlement has come
 * @param rulesVersion the rules that it was computed by, once there is a statement
 * @param events the events that it was computed from, once there is a statement
 * @param totals what it comes to, once there is a statement
 * @param settledAt when the wallet said that it has the payout
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

    /** {@return what its organizer sees: the statement once it is final} */
    static SettlementBody forOrganizer(Settlement settlement) {
        return of(settlement, settlement.state().published() ? settlement.statement() : null);
    }

    /** {@return what admins see} */
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
