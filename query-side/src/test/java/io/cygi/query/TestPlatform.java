package io.cygi.query;

import io.cygi.messaging.processing.ProcessorPositions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drives the query side in tests: stores events, lets the processors catch up, and asks over HTTP. */
@TestComponent
class TestPlatform {

    static final String NOBODY = "";
    static final String ADMIN = "root-1:ADMIN";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EventStore eventStore;
    private final ProcessorPositions positions;
    private final Environment environment;
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    TestPlatform(EventStore eventStore, ProcessorPositions positions, Environment environment) {
        this.eventStore = eventStore;
        this.positions = positions;
        this.environment = environment;
    }

    /** Stores events of one aggregate. */
    void store(Object aggregateId, Object... events) {
        String id = aggregateId.toString();
        long first = sequences.merge(id, (long) events.length, Long::sum) - events.length;
        List<DomainEventMessage<Object>> messages = IntStream.range(0, events.length)
                .mapToObj(index -> (DomainEventMessage<Object>) new GenericDomainEventMessage<>(
                        "Test", id, first + index, events[index], MetaData.with("correlationId", "test-" + id)))
                .toList();
        eventStore.publish(messages);
    }

    /** Stores events of one aggregate and waits until all views show them. */
    void happen(Object aggregateId, Object... events) {
        store(aggregateId, events);
        catchUp();
    }

    void catchUp() {
        if (!positions.awaitCaughtUp(PATIENCE)) {
            throw new AssertionError("The processors do not catch up");
        }
    }

    /** Waits until a request waits for a change of a view. */
    void awaitWaitingRequest() {
        Awaitility.await().atMost(PATIENCE).until(() -> json("/api/v1/admin/limits", ADMIN)
                .get("items")
                .valueStream()
                .anyMatch(limit -> limit.get("name").asString().equals("waits")
                        && limit.get("used").asInt() > 0));
    }

    HttpResponse<String> get(String path, String caller, String... headers) {
        return send(request(path, caller, headers).GET().build());
    }

    HttpResponse<String> post(String path, String caller) {
        return send(
                request(path, caller).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    JsonNode json(String path, String caller, String... headers) {
        HttpResponse<String> response = get(path, caller, headers);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return json.readTree(response.body());
    }

    JsonNode read(HttpResponse<String> response) {
        return json.readTree(response.body());
    }

    HttpRequest.Builder request(String path, String caller, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path))
                .timeout(PATIENCE);
        if (!caller.equals(NOBODY)) {
            request.header(TestCallers.HEADER, caller);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Sends a request without a caller and waits for the whole answer. */
    <T> HttpResponse<T> send(String method, String path, HttpResponse.BodyHandler<T> handler, String... headers) {
        HttpRequest request = request(path, NOBODY, headers)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return http.sendAsync(request, handler).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpClient http() {
        return http;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
