package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Reads the events of a request, as an admin finds them by the request's correlation id. */
final class Trace {

    /** Name of the header of requests and answers. */
    static final String HEADER = "X-Correlation-Id";

    /** Events of a hands-free booking of one seat. */
    static final List<String> BOOKING = List.of(
            "ReservationRequested",
            "AllowanceClaimed",
            "SeatHeld",
            "ReservationHeld",
            "ReservationPaid",
            "SeatSold",
            "ReservationConfirmed");

    /** Events of a hold of one seat. */
    static final List<String> HOLD = BOOKING.subList(0, 4);

    /** Events of a payment for a hold of one seat. */
    static final List<String> PAYMENT =
            List.of("ReservationPaymentStarted", "ReservationPaid", "SeatSold", "ReservationConfirmed");

    /** Events that give one seat back. */
    static final List<String> RELEASE = List.of("SeatReleased", "AllowanceReturned");

    /** Events of the cancellation of one paid seat. */
    static final List<String> CANCELLATION = List.of(
            "CancellationStarted", "ReservationRefunded", "SeatReleased", "AllowanceReturned", "ReservationCancelled");

    private Trace() {}

    /** {@return an id that nobody has used before} */
    static String id() {
        return UUID.randomUUID().toString();
    }

    /** {@return the correlation id of an answer} */
    static String of(Response answer) {
        return answer.header(HEADER);
    }

    /** {@return the events with an id, newest first} */
    static List<JsonNode> events(Account admin, String id) {
        return admin.all("/api/v1/admin/events?correlationId=" + id);
    }

    /** {@return the types of the events with an id} */
    static List<String> types(Account admin, String id) {
        return events(admin, id).stream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    /** Waits until an id finds exactly these events, each of which carries it. */
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
