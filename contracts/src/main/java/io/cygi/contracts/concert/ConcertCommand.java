package io.cygi.contracts.concert;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Requester;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to a concert. {@code at} is the time at which it is sent. */
public sealed interface ConcertCommand {

    /** {@return the concert} */
    ConcertId concertId();

    /** Publishes a concert, and opens the sale if its time has come. A repeated command does nothing. */
    record ScheduleConcert(
            @TargetAggregateIdentifier ConcertId concertId, AccountId organizerId, ConcertDetails details, Instant at)
            implements ConcertCommand {

        /** Checks the bounds, as {@link ConcertRules} says. */
        public ScheduleConcert {
            details = ConcertRules.accepted(details);
        }
    }

    /**
     * Changes the published details before the sale opens; refused if {@code expectedVersion} is not the current
     * version.
     */
    record ChangeConcert(
            @TargetAggregateIdentifier ConcertId concertId,
            Requester requester,
            long expectedVersion,
            ConcertDetails details,
            Instant at)
            implements ConcertCommand {

        /** Checks the bounds, as {@link ConcertRules} says. */
        public ChangeConcert {
            details = ConcertRules.accepted(details);
        }
    }

    /** Gives the concert another poster. */
    record ChangePoster(
            @TargetAggregateIdentifier ConcertId concertId, Requester requester, String posterUrl, Instant at)
            implements ConcertCommand {}

    /** Opens the sale; refused before its time. */
    record OpenSales(@TargetAggregateIdentifier ConcertId concertId, Instant at) implements ConcertCommand {}

    /** Closes the sale; refused before its time. */
    record CloseSales(@TargetAggregateIdentifier ConcertId concertId, Instant at) implements ConcertCommand {}

    /** Closes the concert; refused before the performance has ended. */
    record CloseConcert(@TargetAggregateIdentifier ConcertId concertId, Instant at) implements ConcertCommand {}

    /** Cancels the concert: every reservation is cancelled and refunded in full. */
    record CancelConcert(@TargetAggregateIdentifier ConcertId concertId, Requester requester, String reason, Instant at)
            implements ConcertCommand {}
}
