package io.cygi.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.PricedSeat;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoBookingsTest {

    private static final ConcertId ID = new ConcertId("01a2049a-f9de-78de-9ba2-307d6f37389a");
    private static final Instant ORIGIN = Instant.parse("2030-01-01T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void makesTheBookingsAndHoldsOfTheConcert(DemoConcert concert) {
        List<RequestReservation> requests = requests(concert);

        assertThat(requests).hasSize(concert.bookings() + concert.holds());
        assertThat(requests.stream().filter(RequestReservation::handsFree)).hasSize(concert.bookings());
        assertThat(requests.stream().map(RequestReservation::reservationId)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void requestsExistingSeatsAndNoneTwice(DemoConcert concert) {
        ConcertDetails details = concert.details(ORIGIN);

        assertThat(requests(concert).stream()
                        .flatMap(request -> request.seats().stream())
                        .map(PricedSeat::seat))
                .doesNotHaveDuplicates()
                .allSatisfy(seat -> assertThat(details.sectionOf(seat)).isPresent());
        assertThat(requests(concert))
                .allSatisfy(request -> assertThat(request.seats()).hasSizeBetween(1, details.purchaseLimit()));
    }

    @ParameterizedTest
    @EnumSource
    void makesTheSameRequestsEachTime(DemoConcert concert) {
        assertThat(requests(concert)).isEqualTo(requests(concert));
    }

    private static List<RequestReservation> requests(DemoConcert concert) {
        return DemoBookings.of(concert, ID, ORIGIN, ORIGIN);
    }
}
