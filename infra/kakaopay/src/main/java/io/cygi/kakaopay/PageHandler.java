package io.cygi.kakaopay;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.cygi.kakaopay.fault.Call;
import io.cygi.kakaopay.fault.Fault;
import io.cygi.kakaopay.fault.Faults;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Shows a payment's page and takes the buyer's decision: {@code GET /pay/{key}} and {@code POST
 * /pay/{key}/{approve|cancel|fail}}. Whoever knows the key is the buyer.
 */
final class PageHandler implements HttpHandler {

    static final String PATH = "/pay/";

    private static final String STYLE = "/style.css";
    private static final Duration CALLBACK_MAX = Duration.ofSeconds(10);
    private static final int SEE_OTHER = 303;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final KakaoPayService service;
    private final Faults faults;

    /** A second browser of the buyer's, for callbacks that come twice. It is created only if such a callback occurs. */
    private static final class SecondBrowser {

        private static final HttpClient CLIENT =
                HttpClient.newBuilder().connectTimeout(CALLBACK_MAX).build();
    }

    PageHandler(KakaoPayService service, Faults faults) {
        this.service = service;
        this.faults = faults;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String method = exchange.getRequestMethod();
            String[] parts =
                    path.startsWith(PATH) ? path.substring(PATH.length()).split("/", -1) : new String[0];
            if (path.equals(STYLE) && "GET".equals(method)) {
                send(exchange, OK, "text/css;charset=UTF-8", style());
            } else if (parts.length == 1 && "GET".equals(method)) {
                show(exchange, parts[0]);
            } else if (parts.length == 2 && "POST".equals(method)) {
                decide(exchange, parts[0], parts[1]);
            } else {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
            }
        } catch (InterruptedException e) {
            // The stand-in is being closed.
            Thread.currentThread().interrupt();
        }
    }

    private void show(HttpExchange exchange, String key) throws IOException {
        Optional<PageView> page = service.page(key);
        if (page.isEmpty()) {
            exchange.sendResponseHeaders(NOT_FOUND, -1);
            return;
        }
        send(exchange, OK, "text/html;charset=UTF-8", CheckoutPage.html(page.get(), key, language(exchange)));
    }

    private void decide(HttpExchange exchange, String key, String decision) throws IOException, InterruptedException {
        Optional<PageView> page = service.page(key);
        if (page.isEmpty()) {
            exchange.sendResponseHeaders(NOT_FOUND, -1);
            return;
        }
        String tid = page.get().tid();
        Optional<String> destination =
                switch (decision) {
                    case "approve" -> service.approveAsFan(tid);
                    case "cancel" -> service.cancelAsFan(tid);
                    case "fail" -> service.failAsFan(tid);
                    default -> Optional.empty();
                };
        if (destination.isPresent()) {
            redirect(exchange, tid, destination.get());
        } else if (page.get().expired()) {
            redirect(exchange, tid, page.get().terms().failUrl());
        } else {
            String html = CheckoutPage.html(page.get(), key, language(exchange));
            send(exchange, CONFLICT, "text/html;charset=UTF-8", html);
        }
    }

    private void redirect(HttpExchange exchange, String tid, String url) throws IOException, InterruptedException {
        Fault fault = service.nextFault(Call.CALLBACK, tid);
        if (fault == Fault.DUPLICATE_CALLBACK) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(CALLBACK_MAX)
                    .build();
            SecondBrowser.CLIENT.sendAsync(request, BodyHandlers.discarding());
        } else if (fault == Fault.LATE_CALLBACK) {
            Thread.sleep(faults.delay());
        }
        headers(exchange).set("Location", url);
        exchange.sendResponseHeaders(SEE_OTHER, -1);
    }

    private static CheckoutPage.Language language(HttpExchange exchange) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
        String accepted =
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Accept-Language"), "");
        if (query.contains("lang=")) {
            return query.contains("lang=en") ? CheckoutPage.Language.EN : CheckoutPage.Language.KO;
        }
        return accepted.startsWith("en") ? CheckoutPage.Language.EN : CheckoutPage.Language.KO;
    }

    private static String style() throws IOException {
        try (InputStream style = PageHandler.class.getResourceAsStream("style.css")) {
            return new String(Objects.requireNonNull(style).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        headers(exchange).set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Headers headers(HttpExchange exchange) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        return headers;
    }
}
