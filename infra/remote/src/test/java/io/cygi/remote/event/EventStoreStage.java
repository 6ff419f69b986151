package io.cygi.remote.event;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cygi.contracts.catalogue.CommandTypes;
import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.messaging.store.history.StoredEvents.Place;
import io.cygi.messaging.store.history.StoredPayloads;
import io.cygi.remote.command.CommandFormat;
import io.cygi.remote.command.ExchangeTime;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.remote.replica.HostResolver;
import io.cygi.remote.replica.ReplicaProbe;
import io.cygi.remote.replica.Replicas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Scripted replicas of the command side on the JDK's HTTP server, and a reader. The reader's pauses take no time, and its clock
 * moves only by them.
 */
final class EventStoreStage implements AutoCloseable {

    static final Duration ATTEMPT = Duration.ofSeconds(30);
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    final List<Integer> askedPorts = Collections.synchronizedList(new ArrayList<>());
    final List<EventQuery> received = Collections.synchronizedList(new ArrayList<>());
    final List<Long> deadlines = Collections.synchronizedList(new ArrayList<>());
    final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    final Replicas replicas;
    final StoredEvents events;

    private final EventFormat format = new EventFormat();
    private final InternalHttp http =
            new InternalHttp(new ServiceTokens("queue", List.of(KEY), Clock.systemUTC()), Duration.ofSeconds(30));
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private long nanos;

    /** The answer to the next query, at any server; the last answer is repeated. With a status of 0 the connection breaks. */
    record Answer(int status, String body, @Nullable String retryAfter) {

        static Answer of(int status, String body) {
            return new Answer(status, body, null);
        }

        static Answer busy(String retryAfter) {
            return new Answer(503, "{\"executed\":\"NO\"}", retryAfter);
        }

        /** A store that has failed or is slow, after work was done. */
        static Answer failed() {
            return of(503, "{\"executed\":\"UNKNOWN\"}");
        }

        static Answer number(long number) {
            return of(200, text(EventAnswer.of(number)));
        }

        /** The answer with one event of an aggregate. @param more whether it was cut */
        static Answer event(String aggregateId, long sequence, boolean more) {
            StoredEvent event = new StoredEvent(
                    1, aggregateId, sequence, "event", "test", null, "2026-03-01T10:00:00Z", new byte[0]);
            return of(200, text(EventAnswer.of(List.of(event), more ? new Place(aggregateId, sequence) : null)));
        }

        private static String text(EventAnswer answer) {
            return new String(new EventFormat().answer(answer), StandardCharsets.UTF_8);
        }
    }

    /** Starts replicas. @param count their number */
    EventStoreStage(int count) {
        for (int i = 0; i < count; i++) {
            servers.add(server());
        }
        List<URI> addresses = servers.stream()
                .map(server ->
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .toList();
        replicas = new Replicas(
                "command-side", addresses, HostResolver.SYSTEM, replica -> ReplicaProbe.State.AWAY, Clock.systemUTC());
        EventReads reads = new EventReads(
                replicas,
                http,
                new CommandFormat(CommandTypes.PLATFORM),
                new RemoteReadProperties(ATTEMPT, PATIENCE),
                new PassingTime());
        events = new HttpStoredEvents(
                reads, new StoredPayloads(Jackson3Serializer.builder().build(), NoOpEventUpcaster.INSTANCE));
    }

    private final class PassingTime implements ExchangeTime {

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void pause(Duration length) {
            pauses.add(length);
            nanos += length.toNanos();
        }
    }

    private HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(EventQuery.PATH, this::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            askedPorts.add(exchange.getLocalAddress().getPort());
            deadlines.add(Long.parseLong(exchange.getRequestHeaders().getFirst(InternalRequest.DEADLINE)));
            received.add(format.query(exchange.getRequestBody().readAllBytes()));
            write(exchange, answers.size() > 1 ? answers.remove() : answers.element());
        }
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status == 0) {
            // Fewer bytes than announced: the connection is closed in the middle of the body.
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            return;
        }
        if (answer.retryAfter != null) {
            exchange.getResponseHeaders().add("Retry-After", answer.retryAfter);
        }
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    void willAnswer(Answer... next) {
        answers.addAll(List.of(next));
    }

    /** {@return the time that has passed} */
    Duration passed() {
        return Duration.ofNanos(nanos);
    }

    /** Lets time pass. @param length its length */
    void pass(Duration length) {
        nanos += length.toNanos();
    }

    @Override
    public void close() {
        http.close();
        servers.forEach(server -> server.stop(0));
    }
}
