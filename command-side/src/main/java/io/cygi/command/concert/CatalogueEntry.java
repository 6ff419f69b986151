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
 * @param organizerId whose it is
 * @param status where it is in its life; once {@code ON_SALE} was seen, the details do not change any more
 * @param details what is published
 */
public record CatalogueEntry(ConcertId concertId, AccountId organizerId, ConcertStatus status, ConcertDetails details) {

    /**
     * {@return the step of the refund policy for a fan who cancels} All of the price is refunded once the concert is
     * cancelled, also where the fan is quicker than the withdrawal of their reservation.
     *
     * @param at when the fan cancels
     */
    public RefundStep refundStepAt(Instant at) {
        return status == ConcertStatus.CANCELLED
                ? RefundStep.OF_CANCELLED_CONCERT
                : details.refundPolicy().stepAt(at, details.startsAt());
    }
}
