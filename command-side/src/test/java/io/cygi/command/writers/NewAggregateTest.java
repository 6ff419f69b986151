package io.cygi.command.writers;

import static io.cygi.command.Samples.FAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.reservation.ReservationCommand.ResumeBooking;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.decision.NewAggregate;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two command sides expect the same aggregate to be new, and it is created once. */
class NewAggregateTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void isCreatedOnceIfManyCommandsExpectItToBeNew(int senders) {
        TwoCommandSides sides = TwoCommandSides.shared();
        ReservationId reservation = new ReservationId(new ConcertId(TimeOrderedIds.next()), TimeOrderedIds.next());
        List<PricedSeat> seats = List.of(new PricedSeat(new SeatNumber("A", 1, 1), Money.krw(1_000)));
        RequestReservation request =
                new RequestReservation(reservation, FAN, seats, true, 4, NOW.plusSeconds(300), NOW);

        sides.first().send(request, NewAggregate.EXPECTED);
        IntStream.range(0, senders).parallel().forEach(number -> (number % 2 == 0 ? sides.second() : sides.first())
                .send(request, NewAggregate.EXPECTED));

        assertThat(sides.bean(JdbcTemplate.class)
                        .queryForList(
                                "SELECT sequence_number FROM domain_event WHERE aggregate_identifier = ?",
                                Long.class,
                                reservation.toString()))
                .containsExactly(0L);
        sides.first().send(new ResumeBooking(reservation));
        sides.second().send(new ResumeBooking(reservation));
    }
}
