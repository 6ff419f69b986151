package io.cygi.query.concert;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.value.Money;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A concert in a list.
 *
 * @param concertId the concert's id
 * @param title the title of the concert
 * @param venue the venue's name
 * @param posterUrl its poster, if it has one
 * @param startsAt when the performance starts
 * @param endsAt when it ends
 * @param salesOpenAt when the sale opens
 * @param salesCloseAt when the sale closes
 * @param status the concert's status
 * @param seatsTotal the number of seats
 * @param seatsAvailable the number of seats that are neither held nor sold
 * @param priceFrom the cheapest seat's price
 */
record ConcertSummary(
        String concertId,
        String title,
        String venue,
        @Nullable String posterUrl,
        Instant startsAt,
        Instant endsAt,
        Instant salesOpenAt,
        Instant salesCloseAt,
        ConcertStatus status,
        int seatsTotal,
        int seatsAvailable,
        Money priceFrom) {

    static ConcertSummary of(ConcertView concert) {
        ConcertDetails details = concert.details();
        return new ConcertSummary(
                concert.concertId(),
                details.title(),
                details.venue(),
                concert.posterUrl(),
                details.startsAt(),
                details.endsAt(),
                details.salesOpenAt(),
                details.salesCloseAt(),
                concert.status(),
                details.seatsTotal(),
                details.seatsTotal() - concert.seatsTaken(),
                priceFrom(details));
    }

    static Money priceFrom(ConcertDetails details) {
        return details.sections().stream()
                .map(Section::price)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
