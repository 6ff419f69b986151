package io.cygi.command.writers;

import static io.cygi.command.Samples.FAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.command.idempotency.Decision;
import io.cygi.command.idempotency.Idempotency;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.reservation.ExtensionTerms;
import io.cygi.contracts.reservation.HoldExtension;
import io.cygi.contracts.reservation.ReservationCommand.ExtendHold;
import io.cygi.contracts.reservation.ReservationCommand.HoldReservation;
import io.cygi.contracts.reservation.ReservationCommand.QuoteHoldExtension;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.web.request.IdempotencyKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Requests under different keys race for one extension of a hold. Each gets a final answer, and the hold is extended
 * once.
 */
class ExtensionRaceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant HOLD_UNTIL = NOW.plusSeconds(300);
    private static final ExtensionTerms ONCE = new ExtensionTerms(1, 300);
    private static final HoldExtension EXTENSION = new HoldExtension(1, HOLD_UNTIL.plusSeconds(300));
    private static final String REFUSED = "INVALID_STATE";

    private final TwoCommandSides sides = TwoCommandSides.shared();
    private final Commands commands = sides.first();
    private final List<Idempotency> idempotencies = sides.beans(Idempotency.class);
    private final ReservationId reservation =
            new ReservationId(new ConcertId(TimeOrderedIds.next()), TimeOrderedIds.next());

    @BeforeEach
    void hold() {
        PricedSeat seat = new PricedSeat(new SeatNumber("A", 1, 1), Money.krw(1_000));
        commands.send(new RequestReservation(reservation, FAN, List.of(seat), false, 4, HOLD_UNTIL, NOW));
        commands.send(new HoldReservation(reservation, NOW));
    }

    /** The second request has decided before the first one is carried out. */
    @Test
    void answersARequestAfterAnotherKeyWasFaster() {
        String first = answer(idempotencies.getFirst(), "overtaken", () -> {
            Decision<HoldExtension> decided = decide();
            assertThat(answer(idempotencies.getLast(), "overtaking", this::decide))
                    .isEqualTo(EXTENSION.toString());
            return decided;
        });

        assertThat(first).isIn(EXTENSION.toString(), REFUSED);
        assertExtendedOnceAndAnsweredAlike(Map.of("overtaken", first, "overtaking", EXTENSION.toString()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8, 16})
    void answersAllRequestsThatRace(int keys) {
        Map<String, String> answers = IntStream.range(0, keys)
                .parallel()
                .boxed()
                .collect(java.util.stream.Collectors.toConcurrentMap(
                        number -> "key-" + number,
                        number -> answer(idempotencies.get(number % 2), "key-" + number, this::decide)));

        assertThat(answers.values()).contains(EXTENSION.toString()).isSubsetOf(EXTENSION.toString(), REFUSED);
        assertExtendedOnceAndAnsweredAlike(answers);
    }

    private void assertExtendedOnceAndAnsweredAlike(Map<String, String> answers) {
        Integer extensions = sides.bean(JdbcTemplate.class)
                .queryForObject(
                        "SELECT COUNT(*) FROM domain_event WHERE aggregate_identifier = ? AND payload_type ="
                                + " 'reservation.hold-extended'",
                        Integer.class,
                        reservation.toString());
        assertThat(extensions).isEqualTo(1);
        answers.forEach(
                (key, answer) -> idempotencies.forEach(idempotency -> assertThat(answer(idempotency, key, this::decide))
                        .as("%s again", key)
                        .isEqualTo(answer)));
    }

    /** Decides as the endpoint does. */
    private Decision<HoldExtension> decide() {
        HoldExtension next = (HoldExtension)
                Objects.requireNonNull(commands.ask(new QuoteHoldExtension(reservation, FAN, ONCE, NOW), Map.of()));
        return new Decision<>(new ExtendHold(reservation, FAN, ONCE, next.number(), NOW), next);
    }

    /** {@return the answer, or the code of the refusal} What is neither fails the test. */
    private String answer(Idempotency idempotency, String key, Supplier<Decision<HoldExtension>> decision) {
        IdempotencyKey own = idempotency.key(FAN, key + reservation.uuid().substring(20), "POST", Map.of());
        try {
            return idempotency.answer(own, HoldExtension.class, decision).toString();
        } catch (RefusedException refusal) {
            return refusal.code().name();
        }
    }
}
