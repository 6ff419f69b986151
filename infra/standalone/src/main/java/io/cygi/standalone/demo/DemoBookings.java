package io.cygi.standalone.demo;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The reservations of a demo concert. They are always the same, so making them twice has no further effect. */
final class DemoBookings {

    private static final int FIRST_FAN = 900_001;
    private static final int[] PARTY_SIZES = {2, 3, 2, 4, 1, 2, 2, 4};

    /**
     * Time for which a hold lasts: long enough to look at it, and much longer than a start that resumes after a crash.
     */
    private static final Duration HOLD = Duration.ofMinutes(59);

    private static final Duration BETWEEN = Duration.ofSeconds(7);

    private DemoBookings() {}

    /**
     * {@return the requests of the reservations, paid ones first}
     *
     * @param concert the demo concert
     * @param concertId the concert's identifier
     * @param origin the origin of the concert's times
     * @param now the current time, at which unpaid holds begin
     */
    static List<RequestReservation> of(DemoConcert concert, ConcertId concertId, Instant origin, Instant now) {
        ConcertDetails details = concert.details(origin);
        List<List<PricedSeat>> parties = parties(concert);
        List<RequestReservation> requests = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            requests.add(new RequestReservation(
                    new ReservationId(concertId, uuid(concertId, i)),
                    new AccountId("fan-" + (FIRST_FAN + i)),
                    parties.get(i),
                    i < concert.bookings(),
                    details.purchaseLimit(),
                    now.plus(HOLD),
                    concert.scheduledAt(origin).plus(BETWEEN.multipliedBy(i + 1L))));
        }
        return List.copyOf(requests);
    }

    /**
     * Returns the seats of each party. Parties sit side by side, section after section; one that does not fit in a row
     * begins the next.
     */
    private static List<List<PricedSeat>> parties(DemoConcert concert) {
        List<List<PricedSeat>> parties = new ArrayList<>();
        int wanted = concert.bookings() + concert.holds();
        int perSection = Math.ceilDiv(wanted, concert.sections().size());
        for (Section section : concert.sections()) {
            int row = 1;
            int number = 1;
            for (int i = 0; i < perSection && parties.size() < wanted; i++) {
                int size = Math.min(PARTY_SIZES[i % PARTY_SIZES.length], section.seatsPerRow());
                if (number + size - 1 > section.seatsPerRow()) {
                    row++;
                    number = 1;
                }
                if (row > section.rows()) {
                    break;
                }
                parties.add(sideBySide(section, row, number, size));
                number += size;
            }
        }
        return parties;
    }

    private static List<PricedSeat> sideBySide(Section section, int row, int first, int size) {
        List<PricedSeat> seats = new ArrayList<>();
        for (int number = first; number < first + size; number++) {
            seats.add(new PricedSeat(new SeatNumber(section.name(), row, number), section.price()));
        }
        return List.copyOf(seats);
    }

    private static String uuid(ConcertId concertId, int index) {
        return UUID.nameUUIDFromBytes((concertId + "/" + index).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
