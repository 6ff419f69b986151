package io.cygi.kakaopay;

import static io.cygi.kakaopay.Merchant.CLIENT;
import static io.cygi.kakaopay.Merchant.KEY;
import static io.cygi.kakaopay.Merchant.approve;
import static io.cygi.kakaopay.Merchant.assertRefused;
import static io.cygi.kakaopay.Merchant.authorized;
import static io.cygi.kakaopay.Merchant.call;
import static io.cygi.kakaopay.Merchant.ok;
import static io.cygi.kakaopay.Merchant.post;
import static io.cygi.kakaopay.Merchant.ready;
import static io.cygi.kakaopay.Merchant.request;
import static io.cygi.kakaopay.Merchant.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.cygi.kakaopay.fault.Fault;
import io.cygi.kakaopay.fault.Faults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults as a merchant meets them. */
class FaultyServerTest {

    /** The effect of a fault that the merchant sees, and whether the approval was done nevertheless. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"NONE", "OUTDATED", "NOT_FOUND", "DUPLICATE_CALLBACK", "LATE_CALLBACK"},
            mode = EnumSource.Mode.EXCLUDE)
    void answersAnApprovalWithEachFault(Fault fault) {
        Faults faults = new Faults(1, Map.of(), Duration.ofMillis(20)).with(fault, 1);
        try (KakaoPayServer server = KakaoPayServer.start(0, Settings.of(KEY).withFaults(faults))) {
            KakaoPayService service = server.service();
            String tid = service.ready(Samples.ready()).tid();
            Map<String, Object> request = approve(tid, Samples.agreed(service, tid));
            boolean done =
                    switch (fault) {
                        case MAINTENANCE -> fails(server, request, 503, false);
                        case UNAUTHORIZED -> fails(server, request, 401, false);
                        case ERROR_BEFORE -> fails(server, request, 500, false);
                        case ERROR_AFTER -> fails(server, request, 500, true);
                        case DECLINED -> fails(server, request, 400, false);
                        case HIDDEN_APPROVAL -> fails(server, request, 400, true);
                        case LOST_REQUEST -> unanswered(server, request, false);
                        case LOST_REPLY -> unanswered(server, request, true);
                        case MALFORMED -> {
                            assertThatThrownBy(() -> ok(call(server, "approve", request)))
                                    .hasMessageContaining("nd-of-input");
                            yield true;
                        }
                        default -> {
                            ok(call(server, "approve", request));
                            yield true;
                        }
                    };
            assertThat(service.totals().paid()).isEqualTo(done ? Samples.AMOUNT : 0);
        }
    }

    /** Spoils the order of a payment that has been approved. */
    @ParameterizedTest
    @CsvSource({"OUTDATED, AUTH_PASSWORD", "NOT_FOUND, -721"})
    void answersAnOrderWithEachFault(Fault fault, String told) {
        Faults faults = Faults.none().with(fault, 1);
        try (KakaoPayServer server = KakaoPayServer.start(0, Settings.of(KEY).withFaults(faults))) {
            KakaoPayService service = server.service();
            String tid = service.ready(Samples.ready()).tid();
            ok(call(server, "approve", approve(tid, Samples.agreed(service, tid))));

            HttpResponse<String> answer = call(server, "order", Map.of("cid", Samples.CID, "tid", tid));

            assertThat(answer.statusCode()).isEqualTo(fault == Fault.NOT_FOUND ? 400 : 200);
            assertThat(answer.body()).contains(told);
            assertThat(service.totals().paid()).isEqualTo(Samples.AMOUNT);
        }
    }

    /** A call for a new payment that was refused is not refused for ever. */
    @Test
    void acceptsAPaymentAfterFaults() {
        Faults faults = new Faults(1, Map.of(Fault.ERROR_BEFORE, 0.5), Duration.ZERO);
        try (KakaoPayServer server = KakaoPayServer.start(0, Settings.of(KEY).withFaults(faults))) {
            assertThat(IntStream.range(0, 30).map(number -> call(server, "ready", ready("Points"))
                            .statusCode()))
                    .contains(200, 500);
        }
    }

    @Test
    void carriesOutARequestAfterTheCallerHasGivenUp() throws InterruptedException {
        Faults faults = new Faults(1, Map.of(Fault.DELAY_BEFORE, 1.0), Duration.ofMillis(300));
        try (KakaoPayServer server = KakaoPayServer.start(0, Settings.of(KEY).withFaults(faults))) {
            KakaoPayService service = server.service();
            String tid = service.ready(Samples.ready()).tid();
            String body = text(approve(tid, Samples.agreed(service, tid)));
            HttpRequest request = request(server, "approve", body)
                    .header("Authorization", "SECRET_KEY " + KEY)
                    .timeout(Duration.ofMillis(100))
                    .build();
            assertThatThrownBy(() -> CLIENT.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(HttpTimeoutException.class);
            assertThat(service.totals().paid()).isZero();
            // The same call is under way.
            assertRefused(authorized(server, "approve", body), Refusal.DUPLICATE);
            for (int i = 0; i < 500 && service.totals().paid() == 0; i++) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(service.totals().paid()).isEqualTo(Samples.AMOUNT);
        }
    }

    @Test
    void deliversACallbackASecondTime() throws IOException, InterruptedException {
        CountDownLatch delivered = new CountDownLatch(1);
        HttpServer merchant = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        merchant.createContext("/approved", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            delivered.countDown();
        });
        merchant.start();
        Faults faults = Faults.none().with(Fault.DUPLICATE_CALLBACK, 1);
        try (KakaoPayServer server = KakaoPayServer.start(0, Settings.of(KEY).withFaults(faults))) {
            String url = "http://127.0.0.1:" + merchant.getAddress().getPort() + "/approved";
            Messages.Ready request = Samples.ready(Samples.CID, Samples.ORDER, "Points", 1_000L, 0L, url);
            String page = server.service().ready(request).nextRedirectPcUrl();
            assertThat(post(page + "/approve").statusCode()).isEqualTo(303);
            assertThat(delivered.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            merchant.stop(0);
        }
    }

    private static boolean fails(KakaoPayServer server, Map<String, Object> request, int status, boolean done) {
        assertThat(call(server, "approve", request).statusCode()).isEqualTo(status);
        return done;
    }

    private static boolean unanswered(KakaoPayServer server, Map<String, Object> request, boolean done) {
        HttpRequest sent = request(server, "approve", text(request))
                .header("Authorization", "SECRET_KEY " + KEY)
                .build();
        assertThatThrownBy(() -> CLIENT.send(sent, BodyHandlers.ofString())).isInstanceOf(IOException.class);
        return done;
    }
}
