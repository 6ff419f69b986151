package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.Samples.requested;
import static io.cygi.query.Samples.reservationId;
import static io.cygi.query.Samples.scheduled;
import static io.cygi.query.TestPlatform.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.port.ReservationOutcomes;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationExpired;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentFailed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.Requester;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class ReservationViewTest {

    private static final String FAN = "fan-100:FAN";
    private static final String OTHER = "fan-101:FAN";

    private static final Requester REQUESTER = new Requester(new AccountId("fan-100"), false);

    @Autowired
    private TestPlatform platform;

    @Autowired
    private ReservationOutcomes outcomes;

    private final ConcertId concert = concertId();

    @BeforeEach
    void schedule() {
        platform.happen(concert, scheduled(concert, "organizer-50", "Booked", NOON));
    }

    @Test
    void followsAReservationThroughItsLife() {
        ReservationId id = reservationId(concert);
        platform.happen(id, requested(id, "fan-100", NOON, "A-1-1", "B-1-1"));
        JsonNode body = platform.json(path(id), FAN);
        assertThat(body.get("reservationId").asString()).isEqualTo(id.handle());
        assertThat(body.get("concertTitle").asString()).isEqualTo("Booked");
        assertThat(body.get("status").asString()).isEqualTo("REQUESTED");
        assertThat(body.at("/total/amount").asLong()).isEqualTo(80_000);
        assertThat(body.at("/seats/1/price/amount").asLong()).isEqualTo(30_000);
        assertThat(body.has("holdUntil")).isFalse();

        platform.happen(id, new ReservationHeld(id, NOON.plusSeconds(300), false, NOON));
        body = platform.json(path(id), FAN);
        assertThat(body.get("status").asString()).isEqualTo("HELD");
        assertThat(body.get("holdUntil").asString()).isEqualTo("2030-05-01T12:05:00Z");

        platform.happen(id, new ReservationConfirmed(id, NOON.plusSeconds(1)));
        assertThat(platform.json(path(id), FAN).get("confirmedAt").asString()).isEqualTo("2030-05-01T12:00:01Z");

        platform.happen(id, new ReservationCancelled(id, Money.krw(40_000), NOON.plusSeconds(2)));
        body = platform.json(path(id), FAN);
        assertThat(body.get("status").asString()).isEqualTo("CANCELLED");
        assertThat(body.at("/refunded/amount").asLong()).isEqualTo(40_000);
        assertThat(body.get("cancelledAt").asString()).isEqualTo("2030-05-01T12:00:02Z");
    }

    @Test
    void showsTheReasonOfAFailedReservation() {
        ReservationId rejected = reservationId(concert);
        ReservationId expired = reservationId(concert);
        platform.store(
                rejected,
                requested(rejected, "fan-100", NOON, "A-1-1"),
                new ReservationRejected(
                        rejected, BookingFailure.SEAT_TAKEN, List.of(SeatNumber.parse("A-1-1")), false, NOON));
        platform.happen(
                expired,
                requested(expired, "fan-100", NOON, "A-1-1"),
                new ReservationHeld(expired, NOON, false, NOON),
                new ReservationExpired(expired, NOON));
        assertThat(platform.json(path(rejected), FAN).get("reason").asString()).isEqualTo("SEAT_TAKEN");
        assertThat(platform.json(path(expired), FAN).get("reason").asString()).isEqualTo("HOLD_EXPIRED");
    }

    @Test
    void showsWhyAPaymentFailedUntilTheNextAttemptBegins() {
        ReservationId id = reservationId(concert);
        Instant until = NOON.plusSeconds(300);
        platform.happen(
                id,
                requested(id, "fan-100", NOON, "A-1-1"),
                new ReservationHeld(id, until, false, NOON),
                new ReservationPaymentStarted(id, 1, NOON));
        assertThat(platform.json(path(id), FAN).has("paymentFailure")).isFalse();

        platform.happen(
                id, new ReservationPaymentFailed(id, 1, BookingFailure.INSUFFICIENT_FUNDS, until, NOON.plusSeconds(1)));
        JsonNode failed = platform.json(path(id), FAN);
        assertThat(failed.get("status").asString()).isEqualTo("HELD");
        assertThat(failed.get("holdUntil").asString()).isEqualTo("2030-05-01T12:05:00Z");
        assertThat(failed.at("/paymentFailure/code").asString()).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(failed.at("/paymentFailure/at").asString()).isEqualTo("2030-05-01T12:00:01Z");

        platform.happen(id, new ReservationPaymentStarted(id, 2, NOON.plusSeconds(2)));
        assertThat(platform.json(path(id), FAN).has("paymentFailure")).isFalse();
    }

    @Test
    void showsAReservationToItsFanAndAdminsOnly() {
        ReservationId id = reservationId(concert);
        platform.happen(id, requested(id, "fan-100", NOON, "A-1-1"));
        assertThat(platform.get(path(id), OTHER, "Prefer", "wait=30").statusCode())
                .isEqualTo(404);
        assertThat(platform.get(path(id), ADMIN).statusCode()).isEqualTo(200);
        assertThat(platform.get("/api/v1/reservations/nonsense", FAN).statusCode())
                .isEqualTo(404);
    }

    @Test
    void answersAsSoonAsTheReservationIsDecided() throws Exception {
        ReservationId id = reservationId(concert);
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> platform.get(path(id), FAN, "Prefer", "wait=99"));
        platform.awaitWaitingRequest();
        platform.happen(id, requested(id, "fan-100", NOON, "A-1-1"));
        assertThat(answer).isNotDone();
        platform.store(id, new ReservationHeld(id, NOON, false, NOON));
        HttpResponse<String> response = answer.get(2, TimeUnit.SECONDS);
        assertThat(platform.read(response).get("status").asString()).isEqualTo("HELD");
        assertThat(response.headers().firstValue("Preference-Applied")).contains("wait=30");
    }

    @Test
    void answersTheStateAtTheEndOfTheWait() {
        ReservationId id = reservationId(concert);
        platform.happen(id, requested(id, "fan-100", NOON, "A-1-1"));
        HttpResponse<String> response = platform.get(path(id), FAN, "Prefer", "respond-async, wait=1");
        assertThat(platform.read(response).get("status").asString()).isEqualTo("REQUESTED");
        assertThat(response.headers().firstValue("Preference-Applied")).contains("wait=1");
        assertThat(platform.get(path(id), FAN, "Prefer", "wait=soon").headers().firstValue("Preference-Applied"))
                .isEmpty();
    }

    @Test
    void addsUpTheSalesOfAConcert() {
        Instant nextHour = NOON.plusSeconds(3_600);
        ReservationId kept = reservationId(concert);
        ReservationId givenBack = reservationId(concert);
        ReservationId waiting = reservationId(concert);
        platform.store(
                kept,
                requested(kept, "fan-1", NOON, "A-1-1", "B-1-1"),
                new ReservationHeld(kept, NOON, true, NOON),
                new ReservationConfirmed(kept, NOON));
        platform.store(
                givenBack,
                requested(givenBack, "fan-2", NOON, "A-1-2"),
                new ReservationHeld(givenBack, NOON, true, NOON),
                new ReservationConfirmed(givenBack, NOON),
                new ReservationCancelled(givenBack, Money.krw(25_000), nextHour));
        platform.happen(
                waiting, requested(waiting, "fan-3", NOON, "B-1-2"), new ReservationHeld(waiting, NOON, false, NOON));

        JsonNode sales = platform.json("/api/v1/organizer/concerts/" + concert + "/sales", "organizer-50:ORGANIZER");
        assertThat(sales.get("sold").asLong()).isEqualTo(2);
        assertThat(sales.get("held").asLong()).isEqualTo(1);
        assertThat(sales.at("/gross/amount").asLong()).isEqualTo(130_000);
        assertThat(sales.at("/refunds/amount").asLong()).isEqualTo(25_000);
        assertThat(sales.at("/sections/0/sold").asLong()).isEqualTo(1);
        assertThat(sales.at("/sections/0/gross/amount").asLong()).isEqualTo(100_000);
        assertThat(sales.at("/sections/1/held").asLong()).isEqualTo(1);
        assertThat(sales.get("hours")).hasSize(2);
        assertThat(sales.at("/hours/0/hour").asString()).isEqualTo("2030-05-01T12:00:00Z");
        assertThat(sales.at("/hours/0/sold").asLong()).isEqualTo(3);
        assertThat(sales.at("/hours/1/refunds/amount").asLong()).isEqualTo(25_000);
        assertThat(platform.get("/api/v1/organizer/concerts/" + concert + "/sales", "organizer-51:ORGANIZER")
                        .statusCode())
                .isEqualTo(404);
    }

    private static String path(ReservationId id) {
        return "/api/v1/reservations/" + id.handle();
    }

    /**
     * Begins a second payment attempt before the first one's failure is seen. Whoever waits gets the outcome of the
     * second.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void waitsForTheAttemptThatFollowsAFailedOne(boolean paid) throws Exception {
        ReservationId id = reservationId(concert);
        platform.happen(
                id,
                requested(id, "fan-100", NOON, "A-1-1"),
                new ReservationHeld(id, NOON.plusSeconds(300), false, NOON),
                new ReservationPaymentStarted(id, 1, NOON));
        long began = 2;
        platform.happen(id, failed(id, 1), new ReservationPaymentStarted(id, 2, NOON));

        CompletableFuture<ReservationBody> waiting = CompletableFuture.supplyAsync(
                () -> outcomes.awaitPayment(id, REQUESTER, began, Duration.ofSeconds(20)));
        assertThat(outcomes.awaitPayment(id, REQUESTER, began, Duration.ofMillis(1))
                        .status())
                .isEqualTo("HELD");
        assertThat(waiting).isNotDone();
        platform.happen(id, paid ? new ReservationConfirmed(id, NOON.plusSeconds(1)) : failed(id, 2));

        if (paid) {
            assertThat(waiting.get(20, TimeUnit.SECONDS).status()).isEqualTo("CONFIRMED");
        } else {
            assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(RefusedException.class)
                    .rootCause()
                    .extracting(refusal -> ((RefusedException) refusal).code())
                    .isEqualTo(ProblemCode.INSUFFICIENT_FUNDS);
        }
    }

    private static ReservationPaymentFailed failed(ReservationId id, int attempt) {
        return new ReservationPaymentFailed(
                id, attempt, BookingFailure.INSUFFICIENT_FUNDS, NOON.plusSeconds(300), NOON.plusSeconds(1));
    }
}
