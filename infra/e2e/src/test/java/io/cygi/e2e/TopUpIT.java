package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Money comes in, from the fan's request over the provider's page to points in the wallet, and goes out again. */
@ExtendWith(SharedPlatform.class)
class TopUpIT {

    private static final String TOP_UPS = "/api/v1/me/wallet/top-ups";
    private static final String WAIT = "wait=20";

    /** Client in place of a browser. It keeps no state, and the test follows the provider's redirects by hand. */
    private final HttpClient browser =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Api api;
    private final KakaoStandIn kakao;

    TopUpIT(Api api, KakaoStandIn kakao) {
        this.api = api;
        this.kakao = kakao;
    }

    @Test
    void creditsAnApprovedTopUpOnce() {
        Account fan = Fans.one(api);
        JsonNode topUp = request(fan, 100_000);

        HttpResponse<String> returned = press(topUp, "approve");
        assertThat(returned.statusCode()).isEqualTo(303);
        assertThat(returned.headers().firstValue("Location")).hasValue("/");
        assertThat(returned.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        URI callback = returned.uri();

        JsonNode credited = awaited(fan, topUp);
        assertThat(credited.path("status").asString()).isEqualTo("CREDITED");
        assertThat(credited.has("redirectUrl")).isFalse();
        assertThat(open(callback).statusCode()).isEqualTo(303);
        assertThat(balance(fan)).isEqualTo(Account.OPENING + 100_000);
        assertThat(fan.all("/api/v1/me/wallet/transactions"))
                .filteredOn(each -> "TOP_UP".equals(each.path("kind").asString()))
                .extracting(each -> each.at("/amount/amount").asLong())
                .containsExactly(100_000L);
    }

    @Test
    void creditsAFanWhoHasLoggedInWithKakao() {
        WebBrowser fan = kakao.loggedIn(api, "4711", "Minji");
        assertThat(fan.get("/api/v1/me").expect(200).text("nickname")).isEqualTo("Minji");

        Checkout.topUp(fan, 30_000);

        assertThat(fan.get("/api/v1/me")
                        .expect(200)
                        .json()
                        .at("/wallet/balance/amount")
                        .asLong())
                .isEqualTo(30_000);
        assertThat(fan.send("POST", TOP_UPS, Map.of("amount", 30_000)).status())
                .as("without the CSRF token")
                .isEqualTo(403);
    }

    @Test
    void takesNothingIfTheFanCancelsOrCannotPay() {
        Account fan = Fans.one(api);
        JsonNode cancelled = request(fan, 5_000);
        assertThat(press(cancelled, "cancel").statusCode()).isEqualTo(303);
        assertThat(awaitStatus(fan, cancelled, "CANCELLED").path("reason").asString())
                .isEqualTo("CANCELLED_BY_FAN");
        JsonNode failed = request(fan, 5_000);
        assertThat(press(failed, "fail").statusCode()).isEqualTo(303);
        awaitStatus(fan, failed, "FAILED");
        assertThat(balance(fan)).isEqualTo(Account.OPENING);
    }

    @Test
    void ignoresForgedCallbacks() {
        Account fan = Fans.one(api);
        JsonNode topUp = request(fan, 5_000);
        String id = topUp.path("topUpId").asString();
        for (String forged : List.of(id, id + ".AAAAAAAAAAAAAAAAAAAAAA", "x")) {
            for (String outcome : List.of("approved?pg_token=x", "cancelled", "failed")) {
                Response answer = api.get("/api/v1/top-ups/" + forged + "/" + outcome);
                assertThat(answer.status()).isEqualTo(303);
                assertThat(answer.header("Location")).isEqualTo("/");
            }
        }
        assertThat(fan.get(TOP_UPS + "/" + id).expect(200).text("status")).isEqualTo("READY");
        Fans.one(api).get(TOP_UPS + "/" + id).expect(404);
        assertThat(press(topUp, "approve").statusCode()).isEqualTo(303);
        assertThat(awaited(fan, topUp).path("status").asString()).isEqualTo("CREDITED");
    }

    @Test
    void answersTheSameRequestWithTheSameTopUp() {
        Account fan = Fans.one(api);
        List<String> ids = IntStream.range(0, 6)
                .parallel()
                .mapToObj(number -> fan.send("POST", TOP_UPS, Map.of("amount", 7_000), "Idempotency-Key", "one-top-up")
                        .expect(201)
                        .text("topUpId"))
                .distinct()
                .toList();
        assertThat(ids).hasSize(1);
        assertThat(fan.send("POST", TOP_UPS, Map.of("amount", 7_001), "Idempotency-Key", "one-top-up")
                        .expect(422)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(fan.all(TOP_UPS)).hasSize(1);
    }

    @Test
    void boundsTheOpenTopUpsOfManyRequestsAtOnce() {
        Account fan = Fans.one(api);
        List<Response> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(number -> fan.send("POST", TOP_UPS, Map.of("amount", 1_000)))
                .toList();
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.status() == 409 && "LIMIT_EXCEEDED".equals(answer.code()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"amount\":999}",
                "{\"amount\":2000001}",
                "{\"amount\":-1000}",
                "{\"amount\":1000.5}",
                "{\"amount\":\"x\"}",
                "{\"amount\":1000,\"returnUrl\":\"https://evil.test/\"}",
                "{\"amount\":1000,\"returnUrl\":\"//evil.test\"}",
                "{\"amount\":1000,\"returnUrl\":\"/../\"}",
                "{\"amount\":1000,\"returnUrl\":\"\"}"
            })
    void refusesAnAmountOutOfBounds(String body) {
        Response answer = Fans.one(api).send("POST", TOP_UPS, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void refundsAnUnusedTopUpOnly() {
        Account admin = api.account("admin");
        Account fan = Fans.one(api);
        JsonNode topUp = request(fan, 100_000);
        press(topUp, "approve");
        assertThat(awaited(fan, topUp).path("status").asString()).isEqualTo("CREDITED");
        String refund = "/api/v1/admin/top-ups/" + topUp.path("topUpId").asString() + "/refund";
        Concert concert = Concert.onSale(api, Account.OPENING, 1, 2);
        String reservation = fan.booked(concert, Booking.paid("A-1-1"));

        // The fan has spent the whole opening balance, so that only the top-up is left.
        assertThat(balance(fan)).isEqualTo(100_000);
        assertThat(admin.send("POST", refund, Map.of("reason", "NONSENSE")).status())
                .isEqualTo(400);
        admin.send("POST", refund, Map.of("reason", "MISTAKE")).expect(202);
        assertThat(awaitStatus(fan, topUp, "CANCELLED").path("reason").asString())
                .isEqualTo("REFUNDED");
        assertThat(balance(fan)).isZero();
        assertThat(admin.send("POST", refund, Map.of("reason", "MISTAKE"))
                        .expect(409)
                        .code())
                .isEqualTo("INVALID_STATE");
        assertThat(fan.reservation(reservation).path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(admin.get("/api/v1/admin/top-ups?account=" + fan.name())
                        .expect(200)
                        .body())
                .contains(topUp.path("topUpId").asString());
        admin.get("/api/v1/admin/top-ups/differences").expect(200);
    }

    @Test
    void carriesTheRequestsCorrelationThroughAllOfItsEvents() {
        Account fan = Fans.one(api);
        Response requested = fan.send("POST", TOP_UPS, Map.of("amount", 3_000)).expect(201);
        JsonNode topUp = awaitStatus(fan, requested.json(), "READY");
        press(topUp, "approve");
        assertThat(awaited(fan, topUp).path("status").asString()).isEqualTo("CREDITED");
        String found = api.account("admin")
                .get("/api/v1/admin/events?limit=50&correlationId=" + requested.header("X-Correlation-Id"))
                .expect(200)
                .body();
        assertThat(found)
                .contains("TopUpClaimed", "TopUpRequested", "TopUpReady", "TopUpApprovalStarted", "TopUpPaid")
                .contains("WalletToppedUp", "TopUpCredited")
                .doesNotContain("pg_token");
    }

    private JsonNode request(Account fan, long amount) {
        JsonNode topUp =
                fan.send("POST", TOP_UPS, Map.of("amount", amount)).expect(201).json();
        return "READY".equals(topUp.path("status").asString()) ? topUp : awaitStatus(fan, topUp, "READY");
    }

    /** {@return the top-up, once nothing is under way} The view may be behind the fan's approval for a moment. */
    private static JsonNode awaited(Account fan, JsonNode topUp) {
        String path = TOP_UPS + "/" + topUp.path("topUpId").asString();
        return Await.value(
                path + " to be decided",
                Await.SETTLED_MAX,
                () -> fan.get(path, "Prefer", WAIT).expect(200).json(),
                found -> !Set.of("READY", "APPROVING")
                        .contains(found.path("status").asString()));
    }

    private static JsonNode awaitStatus(Account fan, JsonNode topUp, String status) {
        String path = TOP_UPS + "/" + topUp.path("topUpId").asString();
        return Await.value(
                path + " to become " + status,
                Await.SETTLED_MAX,
                () -> fan.get(path).expect(200).json(),
                found -> status.equals(found.path("status").asString()));
    }

    private static long balance(Account fan) {
        return fan.get("/api/v1/me")
                .expect(200)
                .json()
                .at("/wallet/balance/amount")
                .asLong();
    }

    /**
     * Presses a button on the provider's page and follows its redirect.
     *
     * @return the platform's answer
     */
    private HttpResponse<String> press(JsonNode topUp, String button) {
        URI page = URI.create(topUp.path("redirectUrl").asString());
        HttpResponse<String> decided = send(HttpRequest.newBuilder(URI.create(page + "/" + button))
                .POST(BodyPublishers.noBody())
                .build());
        assertThat(decided.statusCode()).isEqualTo(303);
        return open(URI.create(decided.headers().firstValue("Location").orElseThrow()));
    }

    private HttpResponse<String> open(URI address) {
        return send(HttpRequest.newBuilder(address).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return browser.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
