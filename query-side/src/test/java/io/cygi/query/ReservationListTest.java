package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.Samples.requested;
import static io.cygi.query.Samples.reservationId;
import static io.cygi.query.Samples.scheduled;
import static io.cygi.query.TestPlatform.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentFailed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Checks the pages of reservations that fans and admins read. */
@QuerySideTest
class ReservationListTest {

    private static final String FAN = "fan-100:FAN";

    @Autowired
    private TestPlatform platform;

    private final ConcertId concert = concertId();

    @BeforeEach
    void schedule() {
        platform.happen(concert, scheduled(concert, "organizer-50", "Booked", NOON));
    }

    @Test
    void listsAFansReservationsNewestFirst() {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ReservationId id = reservationId(concert);
            platform.store(id, requested(id, "fan-200", NOON.plusSeconds(i), "A-1-1"));
            created.addFirst(id.handle());
            if (i == 3) {
                platform.store(id, new ReservationHeld(id, NOON, false, NOON));
            }
        }
        platform.catchUp();
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = platform.json("/api/v1/me/reservations?limit=2" + cursor, "fan-200:FAN");
            page.get("items").forEach(item -> seen.add(item.get("reservationId").asString()));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactlyElementsOf(created);
        assertThat(platform.json("/api/v1/me/reservations?status=HELD", "fan-200:FAN")
                        .get("items"))
                .hasSize(1);
        assertThat(platform.json("/api/v1/admin/reservations?fanId=fan-200&status=REQUESTED", ADMIN)
                        .get("items"))
                .hasSize(4);
        assertThat(platform.get("/api/v1/me/reservations?status=PAID", FAN).statusCode())
                .isEqualTo(400);
        assertThat(platform.get("/api/v1/admin/reservations?fanId=%27", ADMIN).statusCode())
                .isEqualTo(400);
    }

    /** The JSON of a list is written column by column, that of the single read from its body. */
    @ParameterizedTest
    @EnumSource(BookingFailure.class)
    void listsAReservationWithTheFieldsOfItsOwnPage(BookingFailure why) {
        ReservationId rejected = reservationId(concert);
        ReservationId unpaid = reservationId(concert);
        AccountId fan = new AccountId("fan-" + UUID.randomUUID());
        Instant until = NOON.plusSeconds(300);
        platform.store(
                rejected,
                requested(rejected, fan.value(), NOON, "A-1-1"),
                new ReservationRejected(rejected, why, List.of(SeatNumber.parse("A-1-1")), false, NOON));
        platform.happen(
                unpaid,
                requested(unpaid, fan.value(), NOON.plusSeconds(1), "A-1-2"),
                new ReservationHeld(unpaid, until, false, NOON),
                new ReservationPaymentStarted(unpaid, 1, NOON),
                new ReservationPaymentFailed(unpaid, 1, why, until, NOON.plusSeconds(1)));

        JsonNode ofFan = platform.json("/api/v1/me/reservations", fan + ":FAN").get("items");
        assertThat(ofFan).containsExactly(single(unpaid, fan), single(rejected, fan));
        assertThat(ofFan.get(0).get("paymentFailure").has("code")).isTrue();
        assertThat(ofFan.get(1).has("reason")).isTrue();
        assertThat(platform.json("/api/v1/admin/reservations?fanId=" + fan, ADMIN)
                        .get("items"))
                .isEqualTo(ofFan);
    }

    private JsonNode single(ReservationId id, AccountId fan) {
        return platform.json("/api/v1/reservations/" + id.handle(), fan + ":FAN");
    }
}
