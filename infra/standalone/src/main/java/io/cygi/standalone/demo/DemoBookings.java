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

/** The reservations of one demo concert: always the same ones, so that making them twice makes them once. */
final class DemoBookings {

    private static final int FIRST_FAN = 900_001;
    private static final int[] PARTY_SIZES = {2, 3, 2, 4, 1, 2, 2, 4};

    /** Long enough to be looked at, and long after a start that had to go on where a crash stopped it. */
    private static final Duration HOLD = Duration.ofMinutes(59);

    private static final Duration BETWEEN = Duration.ofSeconds(7);

    private DemoBookings() {}

    /**
     * {@return the requests; the paid ones come first}
     *
     * @param concert which concert
     * @param concertId its identifier
     * @param origin the origin of its times
     * @param now the time, from which unpaid holds are counted
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

    /** Parties sit side by side, section after section, with a seat left free here and there where there is room. */
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
