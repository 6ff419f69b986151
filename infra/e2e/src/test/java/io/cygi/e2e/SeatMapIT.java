package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The seat map shows the seats and their changes. */
@ExtendWith(SharedPlatform.class)
class SeatMapIT {

    private final Api api;

    SeatMapIT(Api api) {
        this.api = api;
    }

    @Test
    void showsEverySeatOnceWithItsPriceAndStatus() {
        Concert concert = Concert.onSale(
                api, 4, 300, List.of(Concert.section("A", 2_000, 2, 3), Concert.section("B", 1_000, 1, 2)));
        JsonNode map = api.get(concert.path() + "/seats").expect(200).json();
        assertThat(map.path("concertId").asString()).isEqualTo(concert.id());
        assertThat(map.has("version")).isTrue();
        assertThat(map.at("/sections/0/price/amount").asLong()).isEqualTo(2_000);
        assertThat(map.at("/sections/0/rows/1/row").asInt()).isEqualTo(2);
        assertThat(Concert.seats(map))
                .containsOnlyKeys("A-1-1", "A-1-2", "A-1-3", "A-2-1", "A-2-2", "A-2-3", "B-1-1", "B-1-2");
        assertThat(Concert.seats(map).values()).containsOnly("AVAILABLE");
        JsonNode detail = concert.detail();
        assertThat(detail.path("seatsTotal").asInt()).isEqualTo(8);
        assertThat(detail.path("seatsAvailable").asInt()).isEqualTo(8);
        assertThat(detail.at("/priceFrom/amount").asLong()).isEqualTo(1_000);
        assertThat(detail.path("purchaseLimit").asInt()).isEqualTo(4);
        assertThat(detail.path("holdSeconds").asInt()).isEqualTo(300);
        assertThat(detail.at("/waitingRoom/enabled").asBoolean()).isFalse();
        assertThat(detail.at("/refundPolicy/partialPercent").asInt()).isEqualTo(50);
        assertThat(detail.at("/sections/1/seatsTotal").asInt()).isEqualTo(2);
    }

    @Test
    void isNotSentAgainIfTheCallerHasIt() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 1_000, 1, 2);
        Response first = api.get(concert.path() + "/seats").expect(200);
        String etag = first.header("ETag");
        assertThat(etag).isNotEmpty();
        Response same =
                api.get(concert.path() + "/seats", "If-None-Match", etag).expect(304);
        assertThat(same.body()).isEmpty();
        fan.booked(concert, Booking.paid("A-1-1"));
        concert.awaitSeat("A-1-1", "SOLD");
        Response changed =
                api.get(concert.path() + "/seats", "If-None-Match", etag).expect(200);
        assertThat(changed.header("ETag")).isNotEmpty().isNotEqualTo(etag);
        assertThat(changed.json().path("version")).isNotEqualTo(first.json().path("version"));
        api.get(concert.path() + "/seats", "If-None-Match", changed.header("ETag"))
                .expect(304);
    }

    @Test
    void streamsEveryChangeAsItHappens() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 1_000, 1, 3);
        try (SeatStream stream = SeatStream.open(concert, null)) {
            String id = fan.booked(concert, Booking.paid("A-1-1"));
            stream.awaitChanges("A-1-1 HELD", "A-1-1 SOLD");
            fan.cancel(id).expect(202);
            stream.awaitChanges("A-1-1 HELD", "A-1-1 SOLD", "A-1-1 AVAILABLE");
            fan.held(concert, "A-1-2");
            stream.awaitChanges("A-1-1 HELD", "A-1-1 SOLD", "A-1-1 AVAILABLE", "A-1-2 HELD");
        }
    }

    @Test
    void streamsMissedChangesExactlyOnce() {
        Account fan = Fans.one(api);
        Concert concert = Concert.onSale(api, 1_000, 1, 4);
        String lastId;
        try (SeatStream stream = SeatStream.open(concert, null)) {
            fan.booked(concert, Booking.paid("A-1-1"));
            stream.awaitChanges("A-1-1 HELD", "A-1-1 SOLD");
            lastId = stream.lastId();
        }
        String id = fan.booked(concert, Booking.paid("A-1-2"));
        fan.cancel(id).expect(202);
        fan.awaitStatus(id, "CANCELLED");
        concert.awaitSeat("A-1-2", "AVAILABLE");
        try (SeatStream resumed = SeatStream.open(concert, lastId)) {
            resumed.awaitChanges("A-1-2 HELD", "A-1-2 SOLD", "A-1-2 AVAILABLE");
            fan.booked(concert, Booking.paid("A-1-3"));
            resumed.awaitChanges("A-1-2 HELD", "A-1-2 SOLD", "A-1-2 AVAILABLE", "A-1-3 HELD", "A-1-3 SOLD");
            lastId = resumed.lastId();
        }
        try (SeatStream again = SeatStream.open(concert, lastId)) {
            fan.booked(concert, Booking.paid("A-1-4"));
            again.awaitChanges("A-1-4 HELD", "A-1-4 SOLD");
        }
    }

    @Test
    void streamsTheSameToManyWhileSeatsAreSold() {
        List<Account> fans = Fans.many(api, 10);
        Concert concert = Concert.onSale(api, 1_000, 10, 1);
        try (SeatStream one = SeatStream.open(concert, null);
                SeatStream other = SeatStream.open(concert, null)) {
            Crowd.together(fans, fan -> fan.booked(concert, Booking.paid("A-" + (fans.indexOf(fan) + 1) + "-1")));
            Await.until(
                    "both streams",
                    Await.SETTLED_MAX,
                    () -> one.changes().size() == 20 && other.changes().size() == 20);
            assertThat(one.changes()).isEqualTo(other.changes()).doesNotHaveDuplicates();
        }
    }

    @Test
    void answersNo5xxForAMalformedLastEventId() {
        Concert concert = Concert.onSale(api, 1_000, 1, 1);
        for (String lastEventId : List.of("abc", "-1", "99999999999999999999999", "' OR 1=1", "1.5")) {
            int status = SeatStream.statusOf(concert, lastEventId);
            assertThat(status).as("Last-Event-ID: " + lastEventId).isIn(200, 400);
        }
    }
}
