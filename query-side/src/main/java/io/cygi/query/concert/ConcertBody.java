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
 * @param concertId its id
 * @param title what it is called
 * @param venue where it is
 * @param posterUrl its poster, if it has one
 * @param startsAt when the performance starts
 * @param endsAt when it ends
 * @param salesOpenAt when the sale opens
 * @param salesCloseAt when the sale closes
 * @param status where it stands
 * @param seatsTotal how many seats it has
 * @param seatsAvailable how many of them are neither held nor sold
 * @param priceFrom the cheapest seat's price
 * @param description what the organizer says about it
 * @param sections its blocks of seats
 * @param purchaseLimit seats per fan
 * @param holdSeconds how long seats are held for payment
 * @param holdExtensions how often a hold may be extended
 * @param planVersion which version of the venue's plan is current
 * @param refundPolicy what a fan who cancels gets back
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
     * @param name its name
     * @param price of each seat
     * @param rows how many rows
     * @param seatsPerRow seats in each
     * @param seatsTotal how many seats it has
     * @param seatsAvailable how many of them are neither held nor sold
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
