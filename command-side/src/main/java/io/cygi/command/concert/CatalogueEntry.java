package io.cygi.command.concert;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.RefundStep;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import java.time.Instant;

/**
 * A concert, as bookings need it.
 *
 * @param concertId the concert
 * @param organizerId the account of its organizer
 * @param status the state of the concert; once {@code ON_SALE} was seen, the details do not change any more
 * @param details the published details
 */
public record CatalogueEntry(ConcertId concertId, AccountId organizerId, ConcertStatus status, ConcertDetails details) {

    /**
     * {@return the step of the refund policy for a fan who cancels} The whole price is refunded once the concert is
     * cancelled, even if the fan cancels before the reservation is withdrawn.
     *
     * @param at the time at which the fan cancels
     */
    public RefundStep refundStepAt(Instant at) {
        return status == ConcertStatus.CANCELLED
                ? RefundStep.OF_CANCELLED_CONCERT
                : details.refundPolicy().stepAt(at, details.startsAt());
    }
}
