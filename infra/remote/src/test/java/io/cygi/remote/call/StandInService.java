package io.cygi.remote.call;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cygi.remote.http.InternalHttp;
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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A replica of a service that answers calls as a test says. */
final class StandInService implements AutoCloseable {

    static final String KEY = "a key that only the tests of calls have";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** Answers one request. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    StandInService(Behaviour behaviour) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            behaviour.answer(exchange);
            exchange.close();
        });
        server.start();
    }

    static StandInService answering(int status, String body) {
        return new StandInService(exchange -> send(exchange, status, body));
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** {@return the bodies of the requests so far} */
    List<String> requests() {
        return requests;
    }

    static InternalHttp http() {
        return new InternalHttp(
                new ServiceTokens("command-side", List.of(KEY), Clock.systemUTC()), Duration.ofSeconds(2));
    }

    static Replicas replicas(URI... addresses) {
        return new Replicas(
                "query-side",
                Arrays.asList(addresses),
                HostResolver.SYSTEM,
                replica -> ReplicaProbe.State.AWAY,
                Clock.systemUTC());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
