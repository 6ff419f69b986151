package io.cygi.gateway.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider that answers at once, except that it answers the code {@code slow} late. */
final class SlowProvider {

    /** The code that is answered late. */
    static final String SLOW = "slow";

    /** Delay of the answer in ms, less than the platform waits. */
    private static final long LATE_MILLIS = 400;

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final HttpServer server;

    SlowProvider() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/token", this::token);
        server.createContext("/me", exchange -> answer(exchange, "{\"id\":\"patient\"}"));
        server.start();
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** {@return the number of slow requests that are under way} */
    int underWay() {
        return underWay.get();
    }

    /** {@return the most slow requests that were under way at the same time} */
    int mostUnderWay() {
        return most.get();
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (body.contains("code=" + SLOW)) {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            pause();
            underWay.decrementAndGet();
        }
        answer(exchange, "{\"access_token\":\"opaque\",\"token_type\":\"bearer\",\"expires_in\":60}");
    }

    private static void pause() {
        try {
            Thread.sleep(LATE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
