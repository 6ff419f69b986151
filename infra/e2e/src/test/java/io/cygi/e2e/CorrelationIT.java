package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A correlation id finds everything that its request has caused, and nothing else. */
@ExtendWith(SharedPlatform.class)
class CorrelationIT {

    private static final long PRICE = 10_000;
    private static final int FANS = 30;
    private static final Duration SELLING = Duration.ofSeconds(6);

    private final Platform platform;
    private final Api api;
    private final Account admin;

    CorrelationIT(Platform platform) {
        this.platform = platform;
        this.api = platform.api();
        this.admin = api.account("admin");
    }

    @Test
    void isInAllEventsOfABooking() {
        Concert concert = Concert.onSale(api, PRICE, 1, 4);
        Account fan = Fans.one(api);
        for (String id : List.of(Trace.id(), Trace.id().toUpperCase(Locale.ROOT))) {
            Response booked =
                    fan.book(concert, Booking.best(1), Trace.HEADER, id).expect(202);
            assertThat(Trace.of(booked)).isEqualTo(id);
            Trace.awaitEvents(admin, id, Trace.BOOKING);
        }
        Response booked = fan.book(concert, Booking.best(1)).expect(202);
        Trace.awaitEvents(admin, Trace.of(booked), Trace.BOOKING);
    }

    @Test
    void isNeverMixedAmongManyBookingsAtOnce() {
        Concert concert = Concert.onSale(api, PRICE, FANS, 2);
        List<Account> fans = Fans.many(api, FANS);
        List<String> ids = IntStream.range(0, FANS).mapToObj(i -> Trace.id()).toList();
        List<String> reservations =
                Crowd.together(IntStream.range(0, FANS).boxed().toList(), i -> fans.get(i)
                        .book(concert, Booking.paid("A-" + (i + 1) + "-1"), Trace.HEADER, ids.get(i))
                        .expect(202)
                        .text("reservationId"));
        IntStream.range(0, FANS).forEach(i -> {
            Trace.awaitEvents(admin, ids.get(i), Trace.BOOKING);
            String uuid = reservations.get(i).substring(reservations.get(i).indexOf('.') + 1);
            assertThat(Trace.events(admin, ids.get(i)))
                    .allSatisfy(event -> assertThat(event.toString()).contains(uuid));
        });
    }

    @Test
    void differsForAHoldAndItsPaymentUnlessTheCallerSendsOne() {
        Concert concert = Concert.onSale(api, PRICE, 1, 4);
        Account fan = Fans.one(api);
        Response held = fan.book(concert, Booking.of("A-1-1")).expect(202);
        fan.awaitStatus(held.text("reservationId"), "HELD");
        Response paid = fan.pay(held.text("reservationId")).expect(202);
        assertThat(Trace.of(paid)).isNotEqualTo(Trace.of(held));
        Trace.awaitEvents(admin, Trace.of(held), Trace.HOLD);
        Trace.awaitEvents(admin, Trace.of(paid), Trace.PAYMENT);

        String same = Trace.id();
        Response again =
                fan.book(concert, Booking.of("A-1-2"), Trace.HEADER, same).expect(202);
        fan.awaitStatus(again.text("reservationId"), "HELD");
        fan.pay(again.text("reservationId"), Trace.HEADER, same).expect(202);
        Trace.awaitEvents(admin, same, Trace.HOLD, Trace.PAYMENT);
    }

    @Test
    void isInTheRefundAndTheReleaseOfACancellation() {
        Concert concert = Concert.onSale(api, PRICE, 1, 4);
        Account fan = Fans.one(api);
        String paid = fan.booked(concert, Booking.paid("A-1-1"));
        Trace.awaitEvents(admin, Trace.of(fan.cancel(paid).expect(202)), Trace.CANCELLATION);
        String held = fan.held(concert, "A-1-2");
        Trace.awaitEvents(
                admin, Trace.of(fan.cancel(held).expect(202)), List.of("ReservationCancelled"), Trace.RELEASE);
    }

    @Test
    void isInTheRejectionOfABooking() {
        Concert concert = Concert.onSale(api, 100_000_000, 1, 4);
        Account poor = Fans.one(api);
        Response rejected = poor.book(concert, Booking.paid("A-1-1")).expect(202);
        Trace.awaitEvents(
                admin,
                Trace.of(rejected),
                Trace.HOLD,
                List.of("PaymentDeclined", "ReservationRejected"),
                Trace.RELEASE);

        Response held = poor.book(concert, Booking.of("A-1-2")).expect(202);
        poor.awaitStatus(held.text("reservationId"), "HELD");
        Response failed = poor.pay(held.text("reservationId")).expect(202);
        Trace.awaitEvents(
                admin,
                Trace.of(failed),
                List.of("ReservationPaymentStarted", "PaymentDeclined", "ReservationPaymentFailed"));
        Trace.awaitEvents(admin, Trace.of(held), Trace.HOLD);
    }

    @Test
    void isInTheExpiryOfAHold() {
        Concert concert = Concert.onSale(api, 4, 1, List.of(Concert.section("A", PRICE, 1, 4)));
        List<Account> fans = Fans.many(api, 3);
        List<Response> held = Crowd.together(
                List.of(0, 1, 2),
                i -> fans.get(i).book(concert, Booking.of("A-1-" + (i + 1))).expect(202));
        held.forEach(answer ->
                Trace.awaitEvents(admin, Trace.of(answer), Trace.HOLD, List.of("ReservationExpired"), Trace.RELEASE));
    }

    @Test
    void isInEveryCancellationOfACancelledConcert() {
        Account organizer = Fans.organizer(api);
        Concert concert = Concert.published(
                organizer, Concert.draft(Duration.ofDays(30), List.of(Concert.section("A", PRICE, 1, 4))));
        concert.awaitStatus("ON_SALE");
        List<Account> fans = Fans.many(api, 4);
        Crowd.together(List.of(0, 1, 2), i -> fans.get(i).booked(concert, Booking.paid("A-1-" + (i + 1))));
        fans.get(3).held(concert, "A-1-4");
        String id = Trace.id();
        organizer
                .send("POST", concert.organizerPath() + "/cancellation", Map.of("reason", "Rain"), Trace.HEADER, id)
                .expect(200, 202, 204);
        Trace.awaitEvents(
                admin,
                id,
                List.of("ConcertCancelled", "ReservationCancelled"),
                Trace.CANCELLATION,
                Trace.CANCELLATION,
                Trace.CANCELLATION,
                Trace.RELEASE);
    }

    @Test
    void isInThePayoutOfASettlementRun() {
        Account organizer = Fans.organizer(api);
        Concert concert =
                Concert.published(organizer, Settling.draft(SELLING, 7, List.of(Concert.section("A", PRICE, 1, 4))));
        Instant over = Instant.now().plus(SELLING);
        concert.awaitStatus("ON_SALE");
        Fans.one(api).booked(concert, Booking.paid("A-1-1"));
        Await.moment(over);
        concert.awaitStatus("CLOSED");
        String id = Trace.id();
        String run = admin.send("POST", "/api/v1/admin/settlements/runs", Map.of(), Trace.HEADER, id)
                .expect(202)
                .text("runId");
        Settling.ended(admin, run);
        Settling.awaitState(organizer, concert, "SETTLED");
        // Other tests' concerts may be settled in the same run.
        assertThat(Trace.events(admin, id))
                .allSatisfy(event -> assertThat(event.path("type").asString()).isEqualTo("PayoutCredited"))
                .anySatisfy(event ->
                        assertThat(event.path("aggregate").asString()).isEqualTo("wallet/" + organizer.name()));
        assertEachStepOfTheClockHasItsOwn(concert);
    }

    /** Expects ids of their own for the steps of the clock. The request that published the concert opened its sale. */
    private void assertEachStepOfTheClockHasItsOwn(Concert concert) {
        List<JsonNode> steps = admin.all("/api/v1/admin/events?aggregate=" + concert.id()).stream()
                .filter(event -> !event.path("type").asString().equals("SalesOpened"))
                .toList();
        assertThat(steps)
                .extracting(event -> event.path("type").asString())
                .containsExactly("ConcertClosed", "SalesClosed", "ConcertScheduled");
        assertThat(steps.stream()
                        .map(event -> event.at("/metadata/correlationId").asString()))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(UUID.fromString(id)).hasToString(id));
    }

    @Test
    void isInTheLog() {
        String id = Trace.id();
        Account organizer = Fans.organizer(api);
        Concert concert = Concert.published(
                organizer, Settling.draft(Duration.ofSeconds(2), 7, List.of(Concert.section("A", PRICE, 1, 1))));
        concert.awaitStatus("CLOSED");
        String run = admin.send("POST", "/api/v1/admin/settlements/runs", Map.of(), Trace.HEADER, id)
                .expect(202)
                .text("runId");
        Settling.ended(admin, run);
        Await.until("the run's end in the log", Await.SETTLED_MAX, () -> platform.output()
                .lines()
                .anyMatch(line -> line.contains("[" + id + "]") && line.contains(run)));
    }
}
