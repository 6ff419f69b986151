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

/** Computes the accounting of a concert from the concert's own events, up to its end. */
public final class ConcertAccounting {

    private final ConcertId concertId;
    private @Nullable AccountId organizerId;
    private @Nullable ConcertDetails details;
    private @Nullable Outcome outcome;
    private @Nullable Instant closedAt;

    /**
     * The state after a number of events: everything that is remembered of the concert's own events.
     *
     * @param organizerId the organizer who owns the concert
     * @param details the details that were published last
     * @param outcome the way in which the concert ended
     * @param closedAt time at which the concert ended
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

    /** {@return the concert} @throws IllegalStateException if it has not ended */
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

    /** {@return the currency of the concert's prices and of its statement} */
    String currency() {
        if (details == null) {
            throw new IllegalStateException("the events of " + concertId + " do not begin with its schedule");
        }
        return details.sections().getFirst().price().currency();
    }
}
