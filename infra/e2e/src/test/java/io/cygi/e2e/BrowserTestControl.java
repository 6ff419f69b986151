package io.cygi.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Lets browser tests do what only the tests' own process can: kill the platform, start it again, and set who logs in
 * next with Kakao. A server on the loopback.
 */
final class BrowserTestControl implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private BrowserTestControl(HttpServer server) {
        this.server = server;
    }

    static BrowserTestControl start(Platform platform, KakaoStandIn kakao) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            BrowserTestControl control = new BrowserTestControl(server);
            server.setExecutor(control.threads);
            control.order("/kill", body -> platform.kill());
            control.order("/start", body -> platform.startAgain());
            control.order("/next-person", body -> kakao.nextPerson(Texts.unique(), Map.of("nickname", body)));
            server.start();
            return control;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Order {
        void carryOut(String body);
    }

    /** Carries out an order. The answer is 204, or 500 with the reason if it fails. */
    private void order(String path, Order order) {
        server.createContext(path, exchange -> {
            try (exchange) {
                answer(exchange, order);
            }
        });
    }

    private static void answer(HttpExchange exchange, Order order) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            order.carryOut(body);
            exchange.sendResponseHeaders(204, -1);
        } catch (RuntimeException | AssertionError e) {
            fail(exchange, e);
        }
    }

    private static void fail(HttpExchange exchange, Throwable why) throws IOException {
        byte[] text = why.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(500, text.length);
        exchange.getResponseBody().write(text);
    }

    /** {@return the URL of the server} */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
