package io.cygi.kakaopay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.cygi.kakaopay.Messages.Approve;
import io.cygi.kakaopay.Messages.Cancel;
import io.cygi.kakaopay.Messages.Failure;
import io.cygi.kakaopay.Messages.Order;
import io.cygi.kakaopay.Messages.Ready;
import io.cygi.kakaopay.fault.Call;
import io.cygi.kakaopay.fault.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Answers the merchant's four calls, and spoils the answers as the faults demand. */
final class ApiHandler implements HttpHandler {

    static final String PATH = "/online/v1/payment/";

    private static final int BODY_MAX = 64 * 1024;
    private static final int PIECES = 4;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final KakaoPayService service;
    private final byte[] authorization;
    private final Duration delay;
    private final Set<String> approving = ConcurrentHashMap.newKeySet();

    ApiHandler(KakaoPayService service, Settings settings) {
        this.service = service;
        this.authorization = ("SECRET_KEY " + settings.secretKey()).getBytes(StandardCharsets.UTF_8);
        this.delay = settings.faults().delay();
    }

    /** An answer: its status and its body. */
    private record Answer(int status, Object body) {

        static Answer refused(Refusal refusal) {
            return refused(refusal, null, null);
        }

        static Answer refused(Refusal refusal, @Nullable String text, @Nullable Map<String, String> extras) {
            String message = Objects.requireNonNullElse(text, refusal.text());
            return new Answer(refusal.httpStatus(), new Failure(refusal.code(), message, extras));
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(BODY_MAX + 1);
            Optional<Call> call = call(exchange.getRequestURI().getPath());
            if (call.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!"POST".equals(exchange.getRequestMethod())) {
                exchange.sendResponseHeaders(405, -1);
            } else if (!authorized(exchange)) {
                send(exchange, Answer.refused(Refusal.UNAUTHORIZED), Fault.NONE);
            } else {
                answer(exchange, call.get(), body);
            }
        } catch (InterruptedException e) {
            // The stand-in is being closed.
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Call> call(String path) {
        return Arrays.stream(Call.values())
                .filter(one -> one != Call.CALLBACK && path.equals(PATH + one.path()))
                .findFirst();
    }

    private boolean authorized(HttpExchange exchange) {
        String given = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
        return MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange, Call call, byte[] body) throws IOException, InterruptedException {
        JsonNode request = parsed(exchange, body);
        if (!request.isObject()) {
            send(exchange, Answer.refused(Refusal.INVALID_PARAMETER), Fault.NONE);
            return;
        }
        String tid = request.path("tid").asString("");
        if (call != Call.APPROVE) {
            answer(exchange, call, request, tid);
        } else if (approving.add(tid)) {
            try {
                answer(exchange, call, request, tid);
            } finally {
                approving.remove(tid);
            }
        } else {
            send(exchange, Answer.refused(Refusal.DUPLICATE), Fault.NONE);
        }
    }

    private static JsonNode parsed(HttpExchange exchange, byte[] body) {
        String type = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), "");
        try {
            return body.length <= BODY_MAX && type.startsWith("application/json")
                    ? JSON.readTree(body)
                    : JSON.nullNode();
        } catch (JacksonException e) {
            return JSON.nullNode();
        }
    }

    private void answer(HttpExchange exchange, Call call, JsonNode request, String tid)
            throws IOException, InterruptedException {
        Fault fault = service.nextFault(call, tid);
        switch (fault) {
            case LOST_REQUEST -> {}
            case MAINTENANCE -> exchange.sendResponseHeaders(UNAVAILABLE, -1);
            case ERROR_BEFORE -> exchange.sendResponseHeaders(SERVER_ERROR, -1);
            case UNAUTHORIZED -> send(exchange, Answer.refused(Refusal.UNAUTHORIZED), fault);
            default -> {
                if (fault == Fault.DELAY_BEFORE) {
                    Thread.sleep(delay);
                }
                send(exchange, done(call, request, fault), fault);
            }
        }
    }

    private Answer done(Call call, JsonNode request, Fault fault) {
        try {
            Object answer =
                    switch (call) {
                        case READY -> service.ready(JSON.treeToValue(request, Ready.class));
                        case APPROVE -> approved(JSON.treeToValue(request, Approve.class), fault);
                        case ORDER -> told(JSON.treeToValue(request, Order.class), fault);
                        case CANCEL -> service.cancel(JSON.treeToValue(request, Cancel.class));
                        case CALLBACK -> throw new IllegalArgumentException("not a call of the merchant");
                    };
            return new Answer(200, answer);
        } catch (RefusedException e) {
            Map<String, String> extras = e.refusal() == Refusal.APPROVAL_FAILED
                    ? Map.of(
                            "method_result_code",
                            "USER_LOCKED",
                            "method_result_message",
                            "another payment is under way")
                    : null;
            return Answer.refused(e.refusal(), e.getMessage(), extras);
        } catch (JacksonException e) {
            return Answer.refused(Refusal.INVALID_PARAMETER);
        }
    }

    private Object told(Order request, Fault fault) {
        if (fault == Fault.NOT_FOUND) {
            throw new RefusedException(Refusal.UNKNOWN_TID);
        }
        return fault == Fault.OUTDATED ? service.outdatedOrder(request) : service.order(request);
    }

    private Object approved(Approve request, Fault fault) {
        if (fault == Fault.DECLINED) {
            return service.decline(request);
        }
        Object answer = service.approve(request);
        if (fault == Fault.HIDDEN_APPROVAL) {
            throw new RefusedException(Refusal.APPROVAL_FAILED);
        }
        return answer;
    }

    private void send(HttpExchange exchange, Answer answer, Fault fault) throws IOException, InterruptedException {
        byte[] body = JSON.writeValueAsBytes(answer.body());
        switch (fault) {
            // The connection is closed with the exchange.
            case LOST_REPLY -> {}
            case ERROR_AFTER -> exchange.sendResponseHeaders(SERVER_ERROR, -1);
            case MALFORMED -> write(exchange, answer.status(), Arrays.copyOf(body, body.length / 2), Duration.ZERO);
            case SLOW_BODY -> write(exchange, answer.status(), body, delay);
            case DELAY_AFTER -> {
                Thread.sleep(delay);
                write(exchange, answer.status(), body, Duration.ZERO);
            }
            default -> write(exchange, answer.status(), body, Duration.ZERO);
        }
    }

    private static void write(HttpExchange exchange, int status, byte[] body, Duration pause)
            throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        exchange.sendResponseHeaders(status, body.length);
        int piece = pause.isZero() ? body.length : Math.max(1, body.length / PIECES);
        OutputStream out = exchange.getResponseBody();
        for (int from = 0; from < body.length; from += piece) {
            if (from > 0) {
                Thread.sleep(pause);
            }
            out.write(body, from, Math.min(piece, body.length - from));
            out.flush();
        }
    }
}
