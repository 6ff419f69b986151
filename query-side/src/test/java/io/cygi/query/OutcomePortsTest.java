package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.Samples.requested;
import static io.cygi.query.Samples.reservationId;
import static io.cygi.query.Samples.scheduled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.api.TopUpBody;
import io.cygi.contracts.port.ReservationOutcomes;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentFailed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.topup.TopUpEvent.TopUpReady;
import io.cygi.contracts.topup.TopUpEvent.TopUpRequested;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.Requester;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.TopUpId;
import io.cygi.messaging.Deadline;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.query.TestPorts.Way;
import io.cygi.query.read.LongPoll;
import io.cygi.remote.http.GivenUpException;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.port.HttpReservationOutcomes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The outcomes of reservations and top-ups are the same in one process and over HTTP. */
@QuerySideTest
class OutcomePortsTest {

    private static final Requester FAN = new Requester(new AccountId("fan-800"), false);
    private static final Duration LONG = Duration.ofSeconds(25);

    @Autowired
    private TestPlatform platform;

    @Autowired
    private TestPorts ports;

    @Autowired
    private LongPoll longPoll;

    private final ConcertId concert = concertId();
    private final ReservationId reservation = reservationId(concert);

    @BeforeEach
    void schedule() {
        platform.happen(concert, scheduled(concert, "organizer-80", "Booked", NOON));
    }

    private ReservationHeld held() {
        return new ReservationHeld(reservation, NOON.plusSeconds(300), false, NOON);
    }

    @Test
    void showTheSameReservation() {
        ReservationOutcomes local = ports.reservations(Way.LOCAL);
        ReservationOutcomes http = ports.reservations(Way.HTTP);
        Object[] life = {
            requested(reservation, "fan-800", NOON, "A-1-1", "B-1-2"),
            held(),
            new ReservationPaymentStarted(reservation, 1, NOON),
            new ReservationPaymentFailed(
                    reservation, 1, BookingFailure.INSUFFICIENT_FUNDS, NOON.plusSeconds(300), NOON.plusSeconds(1)),
            new ReservationConfirmed(reservation, NOON.plusSeconds(2))
        };
        for (Object event : life) {
            platform.happen(reservation, event);
            assertThat(http.await(reservation, FAN, Duration.ZERO))
                    .isEqualTo(local.await(reservation, FAN, Duration.ZERO));
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitUntilAReservationIsDecided(Way way) throws Exception {
        platform.happen(reservation, requested(reservation, "fan-800", NOON, "A-1-1"));
        ReservationOutcomes outcomes = ports.reservations(way);
        assertThat(outcomes.await(reservation, FAN, Duration.ofMillis(30)).status())
                .isEqualTo("REQUESTED");
        CompletableFuture<ReservationBody> waiting =
                CompletableFuture.supplyAsync(() -> outcomes.await(reservation, FAN, LONG));

        platform.happen(reservation, held());

        assertThat(waiting.get(20, TimeUnit.SECONDS).status()).isEqualTo("HELD");
    }

    @ParameterizedTest
    @EnumSource
    void waitUntilAPaymentIsDecided(Way way) throws Exception {
        platform.happen(
                reservation,
                requested(reservation, "fan-800", NOON, "A-1-1"),
                held(),
                new ReservationPaymentStarted(reservation, 1, NOON));
        ReservationOutcomes outcomes = ports.reservations(way);
        assertThat(outcomes.awaitPayment(reservation, FAN, 2, Duration.ofMillis(30))
                        .status())
                .isEqualTo("HELD");
        CompletableFuture<ReservationBody> waiting =
                CompletableFuture.supplyAsync(() -> outcomes.awaitPayment(reservation, FAN, 2, LONG));

        platform.happen(reservation, new ReservationConfirmed(reservation, NOON));

        assertThat(waiting.get(20, TimeUnit.SECONDS).status()).isEqualTo("CONFIRMED");
    }

    @ParameterizedTest
    @EnumSource
    void refuse(Way way) {
        platform.happen(
                reservation,
                requested(reservation, "fan-800", NOON, "A-1-1"),
                held(),
                new ReservationPaymentStarted(reservation, 1, NOON),
                new ReservationPaymentFailed(
                        reservation, 1, BookingFailure.INSUFFICIENT_FUNDS, NOON.plusSeconds(300), NOON));
        ReservationOutcomes outcomes = ports.reservations(way);

        assertRefused(ProblemCode.INSUFFICIENT_FUNDS, () -> outcomes.awaitPayment(reservation, FAN, 2, LONG));
        assertRefused(
                ProblemCode.NOT_FOUND,
                () -> outcomes.await(reservation, new Requester(new AccountId("fan-801"), false), LONG));
        assertThat(outcomes.await(reservation, new Requester(new AccountId("root-1"), true), Duration.ZERO)
                        .fanId())
                .isEqualTo(FAN.accountId());
    }

    private static void assertRefused(ProblemCode code, Runnable call) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(call::run)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @EnumSource
    void showATopUpThatIsReady(Way way) throws Exception {
        TopUpId id = new TopUpId(new AccountId("fan-802"), TimeOrderedIds.next());
        CompletableFuture<Optional<TopUpBody>> waiting =
                CompletableFuture.supplyAsync(() -> ports.topUps(way).awaitReady(id, LONG));

        platform.happen(
                id,
                new TopUpRequested(id, Money.krw(5_000), "/", NOON.plusSeconds(900), NOON),
                new TopUpReady(id, "T1", "https://pay/1", null, NOON.plusSeconds(900), NOON));

        TopUpBody shown = waiting.get(20, TimeUnit.SECONDS).orElseThrow();
        assertThat(shown.status()).isEqualTo(TopUpBody.Status.READY);
        assertThat(shown)
                .isEqualTo(ports.topUps(Way.LOCAL).awaitReady(id, Duration.ZERO).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void showNoTopUpThatIsNotThere(Way way) {
        TopUpId old = new TopUpId(new AccountId("fan-803"), "0195a000-0000-7000-8000-000000000001");

        assertThat(ports.topUps(way).awaitReady(old, Duration.ofMillis(30))).isEmpty();
    }

    /** The wait for a young thing to appear is longer than the time that a service has for an answer. */
    @Test
    void waitForNothingOnceTheCallerHasNoTimeLeft() {
        AtomicInteger reads = new AtomicInteger();

        Optional<Object> found = Deadline.call(
                Duration.ZERO,
                () -> false,
                () -> longPoll.awaitAppearance("nothing", TimeOrderedIds.next(), () -> {
                    reads.incrementAndGet();
                    return Optional.empty();
                }));

        assertThat(found).isEmpty();
        assertThat(reads).as("a wait would read again and again").hasValueLessThan(4);
    }

    @Test
    void areShownToTheCommandSideAlone() {
        platform.happen(reservation, requested(reservation, "fan-800", NOON, "A-1-1"));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() ->
                        new HttpReservationOutcomes(ports.calls("settlement")).await(reservation, FAN, Duration.ZERO));
    }

    /** The wait would otherwise go on for as long as the caller asked, and keep its place. */
    @Test
    void endTheWaitOfACallerThatIsGone() throws Exception {
        InternalRequest request =
                new InternalRequest("POST", TestPorts.ENDLESS.path(), "true".getBytes(), null, Duration.ofSeconds(100));
        try (InternalHttp http = TestPorts.http("command-side")) {
            assertThatExceptionOfType(GivenUpException.class)
                    .isThrownBy(() -> http.send(ports.replica(), request, 1_000, () -> true));
        }

        assertThat(ports.ended.get(60, TimeUnit.SECONDS)).isTrue();
    }
}
