package io.cygi.kakaopay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant and its buyer, as they use the stand-in over HTTP. */
final class Merchant {

    static final String KEY = "key";
    static final JsonMapper JSON = new JsonMapper();
    static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Merchant() {}

    static Map<String, Object> ready(String item) {
        return Map.of(
                "cid", Samples.CID,
                "partner_order_id", Samples.ORDER,
                "partner_user_id", Samples.FAN,
                "item_name", item,
                "quantity", 1,
                "total_amount", Samples.AMOUNT,
                "tax_free_amount", 0,
                "approval_url", Samples.APPROVED,
                "cancel_url", Samples.CANCELLED,
                "fail_url", Samples.FAILED);
    }

    static Map<String, Object> approve(String tid, String token) {
        return Map.of(
                "cid", Samples.CID,
                "tid", tid,
                "partner_order_id", Samples.ORDER,
                "partner_user_id", Samples.FAN,
                "pg_token", token);
    }

    static void assertRefused(HttpResponse<String> answer, Refusal refusal) {
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.path("error_code").asInt()).isEqualTo(refusal.code());
        assertThat(body.path("error_message").asString()).isNotBlank();
    }

    static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    static HttpResponse<String> call(KakaoPayServer server, String call, Map<String, Object> body) {
        return authorized(server, call, text(body));
    }

    static HttpResponse<String> authorized(KakaoPayServer server, String call, String body) {
        return send(request(server, call, body).header("Authorization", "SECRET_KEY " + KEY));
    }

    static HttpRequest.Builder request(KakaoPayServer server, String call, String body) {
        return HttpRequest.newBuilder(URI.create(server.url() + "/online/v1/payment/" + call))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    static HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    static HttpResponse<String> post(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.noBody()));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String text(Map<String, Object> body) {
        return JSON.writeValueAsString(body);
    }
}
