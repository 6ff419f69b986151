package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the platform did for a request, as an admin finds it by the request's correlation id. */
final class Trace {

    /** The header of requests and answers. */
    static final String HEADER = "X-Correlation-Id";

    /** The events of a hands-free booking of one seat. */
    static final List<String> BOOKING = List.of(
            "ReservationRequested",
            "AllowanceClaimed",
            "SeatHeld",
            "ReservationHeld",
            "ReservationPaid",
            "SeatSold",
            "ReservationConfirmed");

    /** The events of a hold of one seat. */
    static final List<String> HOLD = BOOKING.subList(0, 4);

    /** The events of a payment for a hold of one seat. */
    static final List<String> PAYMENT =
            List.of("ReservationPaymentStarted", "ReservationPaid", "SeatSold", "ReservationConfirmed");

    /** The events that give one seat back. */
    static final List<String> RELEASE = List.of("SeatReleased", "AllowanceReturned");

    /** The events of the cancellation of one paid seat. */
    static final List<String> CANCELLATION = List.of(
            "CancellationStarted", "ReservationRefunded", "SeatReleased", "AllowanceReturned", "ReservationCancelled");

    private Trace() {}

    /** {@return an id that nobody has used} */
    static String id() {
        return UUID.randomUUID().toString();
    }

    /** {@return what the answer says that everything is found by} */
    static String of(Response answer) {
        return answer.header(HEADER);
    }

    /** {@return the events of an id, newest first} */
    static List<JsonNode> events(Account admin, String id) {
        return admin.all("/api/v1/admin/events?correlationId=" + id);
    }

    /** {@return the types of the events of an id} */
    static List<String> types(Account admin, String id) {
        return events(admin, id).stream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    /** Waits until exactly these events are found by an id, and each of them says so. */
    @SafeVarargs
    static void awaitEvents(Account admin, String id, List<String>... types) {
        List<String> expected = new ArrayList<>();
        for (List<String> some : types) {
            expected.addAll(some);
        }
        Await.holds("the events of " + id, Await.SETTLED_MAX, () -> {
            assertThat(types(admin, id)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(events(admin, id)).allSatisfy(event -> assertThat(
                            event.at("/metadata/correlationId").asString())
                    .isEqualTo(id));
        });
    }
}
