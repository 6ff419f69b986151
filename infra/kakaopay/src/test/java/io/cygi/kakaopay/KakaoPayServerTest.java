package io.cygi.kakaopay;

import static io.cygi.kakaopay.Merchant.JSON;
import static io.cygi.kakaopay.Merchant.KEY;
import static io.cygi.kakaopay.Merchant.approve;
import static io.cygi.kakaopay.Merchant.assertRefused;
import static io.cygi.kakaopay.Merchant.authorized;
import static io.cygi.kakaopay.Merchant.call;
import static io.cygi.kakaopay.Merchant.get;
import static io.cygi.kakaopay.Merchant.ok;
import static io.cygi.kakaopay.Merchant.post;
import static io.cygi.kakaopay.Merchant.ready;
import static io.cygi.kakaopay.Merchant.request;
import static io.cygi.kakaopay.Merchant.send;
import static io.cygi.kakaopay.Merchant.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The merchant's calls over HTTP: fields and refusals. */
class KakaoPayServerTest {

    private static final KakaoPayServer SERVER = KakaoPayServer.start(0, Settings.of(KEY));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void answersReadyWithKakaoPaysFields() {
        JsonNode answer = ok(call(SERVER, "ready", ready("Points")));
        assertThat(answer.propertyNames())
                .containsExactlyInAnyOrder(
                        "tid",
                        "next_redirect_pc_url",
                        "next_redirect_mobile_url",
                        "next_redirect_app_url",
                        "android_app_scheme",
                        "ios_app_scheme",
                        "created_at");
        assertThat(answer.path("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
    }

    @Test
    void answersTheOtherRequestsWithKakaoPaysFields() {
        String tid = ok(call(SERVER, "ready", ready("Points"))).path("tid").asString();
        JsonNode open = ok(call(SERVER, "order", Map.of("cid", Samples.CID, "tid", tid)));
        assertThat(open.path("status").asString()).isEqualTo("READY");
        assertThat(open.has("approved_at")).isFalse();

        JsonNode approved = ok(call(SERVER, "approve", approve(tid, Samples.agreed(SERVER.service(), tid))));
        assertThat(approved.propertyNames())
                .containsExactlyInAnyOrder(
                        "aid",
                        "tid",
                        "cid",
                        "partner_order_id",
                        "partner_user_id",
                        "payment_method_type",
                        "item_name",
                        "quantity",
                        "amount",
                        "created_at",
                        "approved_at");
        assertThat(approved.path("amount").propertyNames())
                .containsExactlyInAnyOrder("total", "tax_free", "vat", "point", "discount", "green_deposit");

        JsonNode cancelled = ok(call(
                SERVER,
                "cancel",
                Map.of("cid", Samples.CID, "tid", tid, "cancel_amount", 1_000, "cancel_tax_free_amount", 0)));
        assertThat(cancelled.at("/approved_cancel_amount/total").asLong()).isEqualTo(1_000);
        JsonNode order = ok(call(SERVER, "order", Map.of("cid", Samples.CID, "tid", tid)));
        assertThat(order.path("status").asString()).isEqualTo("PART_CANCEL_PAYMENT");
        assertThat(order.at("/canceled_amount/total").asLong()).isEqualTo(1_000);
        assertThat(order.at("/cancel_available_amount/total").asLong()).isEqualTo(10_000);
        assertThat(order.at("/payment_action_details/1/payment_action_type").asString())
                .isEqualTo("CANCEL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SECRET_KEY", "SECRET_KEY wrong", "Bearer key", "secret_key key"})
    void refusesAWrongKey(String authorization) {
        HttpRequest.Builder request = request(SERVER, "ready", text(ready("Points")));
        HttpResponse<String> answer =
                send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(JSON.readTree(answer.body()).path("error_code").asInt()).isNegative();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "null", "{\"cid\":", "{\"quantity\":\"many\"}", "{\"cid\":\"TC0ONETIME\"}"})
    void refusesAMalformedRequest(String body) {
        HttpResponse<String> answer = authorized(SERVER, "ready", body);
        assertRefused(answer, Refusal.INVALID_PARAMETER);
    }

    @Test
    void refusesAHugeRequest() {
        assertRefused(
                authorized(SERVER, "ready", "{\"cid\":\"" + "x".repeat(70_000) + "\"}"), Refusal.INVALID_PARAMETER);
    }

    @Test
    void refusesWithKakaoPaysCodes() {
        String tid = ok(call(SERVER, "ready", ready("Points"))).path("tid").asString();
        assertRefused(call(SERVER, "approve", approve(tid, "guess")), Refusal.NOT_AUTHENTICATED);
        String token = Samples.agreed(SERVER.service(), tid);
        ok(call(SERVER, "approve", approve(tid, token)));
        assertRefused(call(SERVER, "approve", approve(tid, token)), Refusal.ALREADY_PAID);
        assertRefused(call(SERVER, "order", Map.of("cid", Samples.CID, "tid", "T0")), Refusal.UNKNOWN_TID);
    }

    @Test
    void answers404AtOtherPaths() {
        assertThat(call(SERVER, "callback", Map.of()).statusCode()).isEqualTo(404);
        assertThat(call(SERVER, "nothing", Map.of()).statusCode()).isEqualTo(404);
        assertThat(get(SERVER.url() + "/online/v1/payment/ready").statusCode()).isEqualTo(405);
        assertThat(get(SERVER.url() + "/pay/guess").statusCode()).isEqualTo(404);
        assertThat(get(SERVER.url() + "/").statusCode()).isEqualTo(404);
        assertThat(post(SERVER.url() + "/pay/guess/approve").statusCode()).isEqualTo(404);
    }
}
