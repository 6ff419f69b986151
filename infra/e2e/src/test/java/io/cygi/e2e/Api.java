package io.cygi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the platform's HTTP API without an account. Safe for use by many threads. */
final class Api {

    /** Reads and writes bodies. */
    static final JsonMapper JSON = new JsonMapper();

    private static final int UNAVAILABLE = 503;
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
    private static final int SHOWN_MAX = 300;
    private static final int PAGES_MAX = 1_000;
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    /** Longest time for which a request is repeated. A process that was killed is back long before. */
    private static final Duration REPEATED_MAX = Duration.ofSeconds(60);

    private static final Duration REPEAT_PAUSE = Duration.ofMillis(200);

    private final List<URI> bases;
    private final boolean repeating;

    /**
     * Creates a client of the API.
     *
     * @param bases the addresses of one process or of several, each of which may get any request
     */
    Api(URI... bases) {
        this(false, bases);
    }

    private Api(boolean repeating, URI... bases) {
        this.repeating = repeating;
        this.bases = List.of(bases);
    }

    /**
     * {@return the API of processes of which one may be killed at any time} A request without an answer, or with one
     * that asks to try again, is sent again with the same {@code Idempotency-Key}, as a careful caller does.
     */
    static Api repeating(URI... bases) {
        return new Api(true, bases);
    }

    /** {@return the HTTP client, for exchanges of other bodies than texts} */
    static HttpClient client() {
        return CLIENT;
    }

    /** {@return an address at a process that takes connections} @param path the path and query, encoded */
    URI address(String path) {
        URI base =
                repeating ? Await.value("a process to take connections", REPEATED_MAX, this::any, Api::listens) : any();
        return URI.create(base + path);
    }

    private URI any() {
        return bases.get(ThreadLocalRandom.current().nextInt(bases.size()));
    }

    private static boolean listens(URI base) {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** {@return whether the platform answers at all} */
    boolean answers() {
        try {
            return get("/api/v1/concerts?limit=1").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** {@return the answer to a GET} @param headers names and values in turn */
    Response get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /**
     * {@return the answer to a request}
     *
     * @param method HTTP method
     * @param path the path and query, encoded
     * @param body null for none, a text or bytes as they are, anything else as JSON
     * @param headers names and values in turn
     */
    Response send(String method, String path, @Nullable Object body, String... headers) {
        String[] sent = repeating ? withKey(method, headers) : headers;
        return untilAnswered(() -> sendOnce(method, path, body, sent), answer -> answer.status() == UNAVAILABLE);
    }

    /**
     * {@return the result of an exchange} If a process may be killed, an exchange that this breaks off is tried again.
     */
    <T> T untilAnswered(Supplier<T> exchange) {
        return untilAnswered(exchange, answer -> false);
    }

    private <T> T untilAnswered(Supplier<T> exchange, Predicate<T> toRepeat) {
        long end = System.nanoTime() + (repeating ? REPEATED_MAX.toNanos() : 0);
        while (true) {
            boolean last = System.nanoTime() >= end;
            try {
                T answer = exchange.get();
                if (last || !toRepeat.test(answer)) {
                    return answer;
                }
            } catch (UncheckedIOException e) {
                if (last) {
                    throw e;
                }
            }
            Await.moment(Instant.now().plus(REPEAT_PAUSE));
        }
    }

    private Response sendOnce(String method, String path, @Nullable Object body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(any() + path))
                .timeout(ANSWER_MAX)
                .method(method, publisher(body));
        if (body != null && Arrays.stream(headers).noneMatch("Content-Type"::equalsIgnoreCase)) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            Contract.check(new Exchange(
                    method, path, json(body, headers), answer.statusCode(), answer.headers(), answer.body()));
            return new Response(shown(method, path, body), answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(shown(method, path, body), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String[] withKey(String method, String... headers) {
        if (method.equals("GET") || Arrays.stream(headers).anyMatch(IDEMPOTENCY_KEY::equalsIgnoreCase)) {
            return headers;
        }
        return Stream.concat(
                        Arrays.stream(headers),
                        Stream.of(IDEMPOTENCY_KEY, UUID.randomUUID().toString()))
                .toArray(String[]::new);
    }

    /**
     * {@return the answer to a request} Other bodies than texts are allowed; the contract is checked with the body if
     * that is a text.
     */
    static <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            HttpResponse<T> answer = CLIENT.send(request, handler);
            Contract.check(Exchange.of(answer));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@return the JSON that is sent, or null if the body is something else or absent} */
    private static @Nullable String json(@Nullable Object body, String... headers) {
        boolean other = Arrays.stream(headers).anyMatch("Content-Type"::equalsIgnoreCase);
        if (body == null || other || body instanceof byte[]) {
            return null;
        }
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }

    private static BodyPublisher publisher(@Nullable Object body) {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        if (body instanceof byte[] bytes) {
            return BodyPublishers.ofByteArray(bytes);
        }
        return BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    private static String shown(String method, String path, @Nullable Object body) {
        String text = body == null ? "" : body instanceof byte[] ? "bytes" : String.valueOf(body);
        return method + " " + path + " " + (text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "..." : text);
    }

    /** {@return an account with a token} @param name {@code fan-N}, {@code organizer-N} or {@code admin} */
    Account account(String name) {
        Response token =
                send("POST", "/api/v1/demo/tokens", Map.of("account", name)).expect(200, 201);
        return new Account(this, name, token.text("accessToken"));
    }

    /** {@return all items of a list} @param path without cursor and limit @param headers names and values in turn */
    List<JsonNode> all(String path, String... headers) {
        return walk(path, 100, headers);
    }

    /** {@return all items of a list, read in pages of this size} */
    List<JsonNode> walk(String path, int limit, String... headers) {
        List<JsonNode> items = new ArrayList<>();
        String first = path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
        String next = first;
        for (int page = 0; page < PAGES_MAX; page++) {
            JsonNode answer = get(next, headers).expect(200).json();
            if (answer.path("items").size() > limit) {
                throw new AssertionError(next + " answered more than it was asked for");
            }
            items.addAll(answer.path("items").values());
            if (answer.path("nextCursor").isNull() || answer.path("nextCursor").isMissingNode()) {
                return items;
            }
            next = first + "&cursor=" + Texts.encoded(answer.path("nextCursor").asString());
        }
        throw new AssertionError(path + " has no end");
    }
}
