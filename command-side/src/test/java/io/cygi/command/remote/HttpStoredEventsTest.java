package io.cygi.command.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.command.writers.TwoCommandSides;
import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.messaging.store.history.StoredEvents.Place;
import io.cygi.messaging.store.history.StoredEventsContract;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.remote.event.EventQuery;
import io.cygi.remote.http.ServiceTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored events that a service reads from the endpoints of two command sides. */
@Timeout(180)
class HttpStoredEventsTest extends StoredEventsContract {

    private static final TwoCommandSides SIDES = TwoCommandSides.shared();
    private static final URI FIRST = SIDES.addresses().getFirst();
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");
    private static final RemoteSide BOTH =
            RemoteSide.of(FIRST, SIDES.addresses().getLast());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    HttpStoredEventsTest() {
        super(SIDES.bean(EventStore.class), BOTH.events(SIDES));
    }

    @AfterAll
    static void stop() {
        BOTH.close();
        CLIENT.close();
    }

    @Test
    void readsFromAnotherReplicaIfOneDoesNotAnswer() {
        try (RemoteSide one = RemoteSide.of(NOBODY, FIRST)) {
            StoredEvents events = one.events(SIDES);

            assertThat(List.of(events.newestIndex(), events.newestIndex())).doesNotContainNull();
            assertThat(one.replicas().ordered("any").getLast().address()).isEqualTo(NOBODY);
        }
    }

    /** An unavailable event store is never taken for an aggregate without events. */
    @Test
    void failsAsUnavailableIfNoReplicaAnswers() {
        try (RemoteSide none = RemoteSide.of(NOBODY)) {
            StoredEvents events = none.events(SIDES);

            for (Runnable read : List.<Runnable>of(
                    () -> events.payloadsOf("a"), () -> events.last("a"), () -> events.count("a", 1))) {
                assertThatThrownBy(read::run)
                        .isInstanceOf(UnavailableException.class)
                        .satisfies(fault ->
                                assertThat(FailureReason.of(fault)).isEqualTo(FailureReason.COMMAND_SIDE_UNAVAILABLE));
            }
        }
    }

    @Test
    void readsMoreEventsThanOneAnswerHolds() {
        StoredEvents local = SIDES.bean(StoredEvents.class);
        StoredEvents events = BOTH.events(SIDES);
        String id = UUID.randomUUID().toString();
        for (int sequence = 0; sequence < EventQuery.EVENTS_MAX + 1; sequence++) {
            SIDES.bean(EventStore.class).publish(happened(id, sequence));
        }

        assertThat(events.page(id, Place.before(id), Long.MAX_VALUE, Integer.MAX_VALUE))
                .usingRecursiveComparison()
                .isEqualTo(local.page(id, Place.before(id), Long.MAX_VALUE, Integer.MAX_VALUE));
        assertThat(events.between(Place.before(id), Place.after(id), Long.MAX_VALUE))
                .usingRecursiveComparison()
                .isEqualTo(local.between(Place.before(id), Place.after(id), Long.MAX_VALUE));
    }

    private static HttpResponse<String> post(String key, String body) throws IOException, InterruptedException {
        String token = new ServiceTokens("queue", List.of(key), Clock.systemUTC()).token();
        return CLIENT.send(
                HttpRequest.newBuilder(FIRST.resolve(EventQuery.PATH))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Test
    void answersServicesOnly() throws Exception {
        String query = "{\"read\":\"NEWEST_INDEX\",\"prefix\":\"\",\"indexMax\":1,\"limit\":0}";

        assertThat(post("a key that the command side does not have at all", query)
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(TwoCommandSides.KEY, query).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"read\":\"EVERYTHING\",\"prefix\":\"a\",\"indexMax\":1,\"limit\":1}",
                "{\"read\":\"PAGE\",\"prefix\":\"a\",\"indexMax\":1,\"limit\":1}",
                "{\"read\":\"COUNT\",\"prefix\":\"\",\"indexMax\":1,\"limit\":1}"
            })
    void refusesAnIncompleteQuery(String query) throws Exception {
        assertThat(post(TwoCommandSides.KEY, query).statusCode()).isEqualTo(422);
    }
}
