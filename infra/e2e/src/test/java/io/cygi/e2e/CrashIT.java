package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Processes die in the middle of a hundred bookings. Every acknowledged booking is there afterwards and comes to its
 * end.
 */
@Tag("mysql")
@OwnPlatform
class CrashIT {

    private static final int HANDS_FREE = 85;
    private static final int TWO_STEP = 15;
    private static final int FANS = HANDS_FREE + TWO_STEP;
    private static final int AT_ONCE = 25;
    private static final int ANSWERS_BEFORE = 40;
    private static final long SEED = 1;
    private static final int SHORT_HOLD_SECONDS = 5;
    private static final Duration BACK_MAX = Duration.ofSeconds(60);
    private static final Platform PLATFORM = Platform.inNewFolder("crash");

    @BeforeAll
    static void start() {
        PLATFORM.start();
    }

    @AfterAll
    static void stop() {
        PLATFORM.close();
    }

    @Test
    void ofThePlatformLosesNothing() {
        loseNothing(PLATFORM::kill, PLATFORM::start);
    }

    @Test
    void ofTheDatabaseLosesNothingWhileThePlatformGoesOn() {
        assumeFalse(Platform.onMySql(), "the database is not embedded");
        loseNothing(PLATFORM::killDatabase, () -> {});
        assertThat(PLATFORM.process().isAlive()).isTrue();
    }

    @Test
    void ofThePlatformAndItsDatabaseLosesNothing() {
        assumeFalse(Platform.onMySql(), "the database is not embedded");
        loseNothing(
                () -> {
                    PLATFORM.kill();
                    PLATFORM.killDatabase();
                },
                PLATFORM::start);
    }

    /** Ends reservations that no process remembers any more, from the stored events. */
    @Test
    void ofThePlatformKeepsTheCorrelationOfBookingsThatEndAfterwards() {
        Concert concert = Concert.onSale(
                PLATFORM.api(),
                4,
                SHORT_HOLD_SECONDS,
                List.of(Concert.section("A", 33_000, 1, 4), Concert.section("B", Account.OPENING - 1_000, 1, 1)));
        Account fan = Fans.one(PLATFORM.api());
        Account poor = Fans.one(PLATFORM.api());
        poor.booked(concert, Booking.paid("B-1-1"));
        String unpaid = poor.held(concert, "A-1-3");
        Response held = fan.book(concert, Booking.of("A-1-1")).expect(202);
        // The hold has to outlast the start, or the booking is refused.
        Concert patient = Concert.onSale(PLATFORM.api(), 33_000, 1, 1);
        Response paid = fan.book(patient, Booking.paid("A-1-1")).expect(202);
        Response failing = poor.pay(unpaid).expect(202);
        PLATFORM.kill();
        PLATFORM.start();

        Account admin = PLATFORM.api().account("admin");
        Trace.awaitEvents(admin, Trace.of(held), Trace.HOLD, List.of("ReservationExpired"), Trace.RELEASE);
        Trace.awaitEvents(admin, Trace.of(paid), Trace.BOOKING);
        poor.awaitStatus(unpaid, "EXPIRED");
        assertThat(Trace.types(admin, Trace.of(failing)))
                .contains("ReservationPaymentStarted", "PaymentDeclined", "ReservationPaymentFailed");
        Books.balance(List.of(fan, poor), concert, patient);
    }

    private static void loseNothing(Runnable disaster, Runnable recovery) {
        Api api = PLATFORM.api();
        List<Account> fans = Fans.many(api, FANS);
        Concert concert = Concert.onSale(api, 33_000, 10, 10);
        Concert fleeting =
                Concert.onSale(api, 4, SHORT_HOLD_SECONDS, List.of(Concert.section("B", 33_000, TWO_STEP, 1)));
        List<Attempt> attempts = IntStream.range(0, FANS)
                .mapToObj(i -> i < HANDS_FREE
                        ? new Attempt(fans.get(i), concert, Booking.paid("A-" + (i / 10 + 1) + "-" + (i % 10 + 1)))
                        : new Attempt(fans.get(i), fleeting, Booking.of("B-" + (i - HANDS_FREE + 1) + "-1")))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(attempts, new Random(SEED));

        AtomicInteger answers = new AtomicInteger();
        List<Optional<Response>> first = Crowd.inTurns(AT_ONCE, attempts, attempt -> {
            Optional<Response> answer = attempt.once();
            if (answer.isPresent() && answers.incrementAndGet() == ANSWERS_BEFORE) {
                disaster.run();
            }
            return answer;
        });
        assertThat(answers.get()).isGreaterThanOrEqualTo(ANSWERS_BEFORE);
        recovery.run();
        Instant recovered = Instant.now();

        List<Response> again = Crowd.inTurns(AT_ONCE, attempts, Attempt::untilAnswered);
        for (int i = 0; i < FANS; i++) {
            Response second = again.get(i);
            first.get(i).ifPresent(answer -> IdempotencyIT.assertSame(answer, second));
        }
        Instant answered = Instant.now();
        Books.balance(fans, concert, fleeting);
        System.out.printf(
                "after the crash: all answered after %d ms, all final after %d ms%n",
                Duration.between(recovered, answered).toMillis(),
                Duration.between(recovered, Instant.now()).toMillis());
        Map<String, Long> outcomes = Crowd.inTurns(AT_ONCE, fans, Account::reservations).stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        reservation -> reservation.path("status").asString(), Collectors.counting()));
        System.out.println("after the crash: " + answers + " answered at first, in the end " + outcomes);
        assertThat(outcomes.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(FANS);
        assertThat(outcomes.getOrDefault("CONFIRMED", 0L)).isPositive();
        assertSellsAgain(api);
        if (!Platform.onMySql()) {
            assertThat(PLATFORM.database()).hasSize(1);
        }
    }

    private static void assertSellsAgain(Api api) {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 1_000, 1, 1);
        fan.booked(concert, Booking.paid("A-1-1"));
    }

    /** A booking that its fan sends under one key until it is answered, as a careful client does. */
    private record Attempt(Account fan, Concert concert, Map<String, Object> booking, String key) {

        Attempt(Account fan, Concert concert, Map<String, Object> booking) {
            this(fan, concert, booking, Texts.unique());
        }

        /**
         * Sends the booking.
         *
         * @return the answer; nothing if there was none, or only a request to try again
         */
        Optional<Response> once() {
            try {
                Response answer =
                        fan.book(concert, booking, "Idempotency-Key", key).expect(202, 503);
                if (answer.status() == 503) {
                    assertThat(answer.header("Retry-After")).isNotEmpty();
                    assertThat(answer.code()).isEqualTo("UNAVAILABLE");
                    return Optional.empty();
                }
                return Optional.of(answer);
            } catch (UncheckedIOException e) {
                return Optional.empty();
            }
        }

        Response untilAnswered() {
            Response answer = Await.value("an answer", BACK_MAX, this::once, Optional::isPresent)
                    .orElseThrow();
            String path = Account.reservationPath(answer.text("reservationId"));
            JsonNode reservation = Await.value(
                            "the reservation",
                            BACK_MAX,
                            () -> fan.get(path).expect(200, 503),
                            read -> read.status() == 200)
                    .json();
            assertThat(reservation.path("fanId").asString()).isEqualTo(fan.name());
            return answer;
        }
    }
}
