package io.cygi.settlement.compute;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent;
import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertClosed;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.settlement.statement.Outcome;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Follows a concert through its own events, up to its end. */
public final class ConcertAccounting {

    private final ConcertId concertId;
    private @Nullable AccountId organizerId;
    private @Nullable ConcertDetails details;
    private @Nullable Outcome outcome;
    private @Nullable Instant closedAt;

    /**
     * All that is remembered of a concert's own events.
     *
     * @param organizerId whose it is
     * @param details what was published last
     * @param outcome how it ended
     * @param closedAt when
     */
    public record State(
            @Nullable AccountId organizerId,
            @Nullable ConcertDetails details,
            @Nullable Outcome outcome,
            @Nullable Instant closedAt) {

        /** The state before the first event. */
        static final State BEGINNING = new State(null, null, null, null);
    }

    ConcertAccounting(ConcertId concertId, State from) {
        this.concertId = concertId;
        this.organizerId = from.organizerId();
        this.details = from.details();
        this.outcome = from.outcome();
        this.closedAt = from.closedAt();
    }

    State state() {
        return new State(organizerId, details, outcome, closedAt);
    }

    void on(ConcertEvent event) {
        if (event instanceof ConcertScheduled scheduled) {
            organizerId = scheduled.organizerId();
            details = scheduled.details();
        } else if (event instanceof ConcertChanged changed) {
            details = changed.details();
        } else if (event instanceof ConcertClosed) {
            end(Outcome.CLOSED, event.at());
        } else if (event instanceof ConcertCancelled) {
            end(Outcome.CANCELLED, event.at());
        }
    }

    private void end(Outcome how, Instant at) {
        outcome = how;
        closedAt = at;
    }

    /** {@return the concert} @throws IllegalStateException where it has not ended */
    SettledConcert ended() {
        if (organizerId == null || details == null) {
            throw new IllegalStateException("the events of " + concertId + " do not begin with its schedule");
        }
        if (outcome == null || closedAt == null) {
            throw new IllegalStateException(concertId + " is neither closed nor cancelled");
        }
        return new SettledConcert(
                concertId,
                organizerId,
                details.title(),
                details.venue(),
                details.startsAt(),
                details.endsAt(),
                outcome,
                closedAt);
    }

    /** {@return the currency of its prices, which is that of its statement} */
    String currency() {
        if (details == null) {
            throw new IllegalStateException("the events of " + concertId + " do not begin with its schedule");
        }
        return details.sections().getFirst().price().currency();
    }
}
