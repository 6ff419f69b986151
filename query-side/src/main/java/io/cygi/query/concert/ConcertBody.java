package io.cygi.query.concert;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.query.plan.VenuePlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Describes a concert with everything that is published of it.
 *
 * @param concertId the concert's id
 * @param title the title of the concert
 * @param venue the venue's name
 * @param posterUrl the address of its poster, if it has one
 * @param startsAt when the performance starts
 * @param endsAt when it ends
 * @param salesOpenAt when the sale opens
 * @param salesCloseAt when the sale closes
 * @param status the concert's status
 * @param seatsTotal the number of seats
 * @param seatsAvailable the number of seats that are neither held nor sold
 * @param priceFrom the cheapest seat's price
 * @param description the organizer's description
 * @param sections its blocks of seats
 * @param purchaseLimit the most seats per fan
 * @param holdSeconds the length of a hold in seconds
 * @param holdExtensions the most extensions of a hold
 * @param planVersion the present version of the venue's plan
 * @param refundPolicy the refunds of cancellations
 * @param waitingRoom whether there is a line in front of the sale
 */
record ConcertBody(
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
        Money priceFrom,
        String description,
        List<SectionBody> sections,
        int purchaseLimit,
        int holdSeconds,
        int holdExtensions,
        String planVersion,
        RefundPolicy refundPolicy,
        WaitingRoomSettings waitingRoom) {

    static ConcertBody of(ConcertView concert) {
        Map<String, Integer> takenBySection = concert.takenBySection();
        ConcertDetails details = concert.details();
        List<SectionBody> sections = details.sections().stream()
                .map(section -> SectionBody.of(section, takenBySection.getOrDefault(section.name(), 0)))
                .toList();
        return new ConcertBody(
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
                sections.stream().mapToInt(SectionBody::seatsAvailable).sum(),
                ConcertSummary.priceFrom(details),
                details.description(),
                sections,
                details.purchaseLimit(),
                details.holdSeconds(),
                details.holdExtensions(),
                planVersion(concert),
                details.refundPolicy(),
                details.waitingRoom());
    }

    private static String planVersion(ConcertView concert) {
        String stored = concert.planVersion();
        return stored == null
                ? VenuePlan.of(
                                new ConcertId(concert.concertId()),
                                concert.details().sections())
                        .version()
                : stored;
    }

    /**
     * A block of seats.
     *
     * @param name the name of the section
     * @param price the price of each seat
     * @param rows the number of rows
     * @param seatsPerRow the number of seats in each row
     * @param seatsTotal the number of seats
     * @param seatsAvailable the number of seats that are neither held nor sold
     */
    record SectionBody(String name, Money price, int rows, int seatsPerRow, int seatsTotal, int seatsAvailable) {

        private static SectionBody of(Section section, int taken) {
            return new SectionBody(
                    section.name(),
                    section.price(),
                    section.rows(),
                    section.seatsPerRow(),
                    section.seatsTotal(),
                    section.seatsTotal() - taken);
        }
    }
}
