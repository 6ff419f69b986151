package io.cygi.saga.topup.kakaopay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gives the answers that a test has written, one after another, and records the requests. */
final class ScriptedServer implements AutoCloseable {

    private final HttpServer server;
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final JsonMapper json = JsonMapper.builder().build();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Sent last =
            new Sent("", "", "", "", JsonMapper.builder().build().nullNode());

    /** A recorded request. */
    record Sent(String method, String path, String authorization, String contentType, JsonNode body) {}

    private record Reply(int status, String body, boolean silent) {}

    ScriptedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answer(int status, String body) {
        replies.add(new Reply(status, body, false));
    }

    /** Takes the next call and never answers. */
    void beSilent() {
        replies.add(new Reply(0, "", true));
    }

    Sent last() {
        return last;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            last = new Sent(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                    json.readTree(exchange.getRequestBody().readAllBytes()));
            Reply reply = replies.remove();
            if (reply.silent()) {
                closing.await();
                return;
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (reply.status() >= 300 && reply.status() < 400) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
