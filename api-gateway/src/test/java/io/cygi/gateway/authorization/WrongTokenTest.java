package io.cygi.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.authorization.TestAccounts.MemoryAccounts;
import io.cygi.gateway.token.TokenIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Failed requests for tokens count for their address, and stop no client that is known there. */
class WrongTokenTest extends AuthorizationTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WRONG_PER_MINUTE = 1_000;
    private static final int TRIES_MAX = 20_000;

    @Autowired
    private MemoryAccounts accounts;

    @Autowired
    private TokenIssuer tokens;

    private record Key(String id, String secret) {}

    @Test
    void refusesManyWrongSecretsOfAnAddressButNoKnownClientOfIt() {
        HttpClient shared = at("127.0.0.35");
        Key known = key();
        Key other = key();
        assertThat(ask(shared, known).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = ask(shared, new Key("nobody", "x"));
        assertThat(refused.statusCode()).isEqualTo(401);
        for (int i = 0; i < TRIES_MAX && refused.statusCode() != 429; i++) {
            refused = ask(shared, new Key("nobody-" + i, "wrong"));
            if (i == WRONG_PER_MINUTE) {
                assertThat(ask(shared, other).statusCode()).isEqualTo(200);
            }
        }

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(asAClientReadsIt(refused)).isEqualTo("temporarily_unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"failed-tokens\";q=2000;w=60");
        for (int i = 0; i < 20; i++) {
            assertThat(ask(shared, known).statusCode()).isEqualTo(200);
        }
        assertThat(ask(at("127.0.0.36"), key()).statusCode()).isEqualTo(200);
    }

    @Test
    void limitsTheTokensOfAnApiKeyFromAllAddressesTogether() {
        HttpClient first = at("127.0.0.42");
        HttpClient second = at("127.0.0.43");
        Key greedy = key();
        Key other = key();
        HttpResponse<String> refused = ask(first, greedy);
        for (int i = 0; i < 400 && refused.statusCode() == 200; i++) {
            Key spelled = i % 5 == 0 ? new Key(encoded(greedy.id), greedy.secret) : greedy;
            refused = ask(i % 2 == 0 ? first : second, spelled);
            assertThat(ask(second, new Key(other.id, "wrong")).statusCode()).isEqualTo(401);
        }

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"key-tokens\";q=120;w=60");
        assertThat(ask(first, other).statusCode()).isEqualTo(200);
    }

    /** {@return the error code of an answer, read as a client library does} */
    private static String asAClientReadsIt(HttpResponse<String> answer) {
        HTTPResponse read = new HTTPResponse(answer.statusCode());
        read.setHeader(
                "Content-Type", answer.headers().firstValue("Content-Type").orElseThrow());
        read.setBody(answer.body());
        try {
            return TokenErrorResponse.parse(read).getErrorObject().getCode();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    /** {@return the same identifier in another spelling} */
    private static String encoded(String id) {
        return "%" + Integer.toHexString(id.charAt(0)) + id.substring(1);
    }

    private Key key() {
        AccountId organizer = accounts.open(Role.ORGANIZER);
        String token = tokens.issue(organizer, "Somebody", List.of("ORGANIZER")).accessToken();
        HttpResponse<String> created = call(
                "POST", "/api/v1/organizer/api-keys", token, "{\"name\":\"Box office\",\"scopes\":[\"sales:read\"]}");
        assertThat(created.statusCode()).isEqualTo(201);
        JsonNode body = JSON.readTree(created.body());
        return new Key(body.path("keyId").asString(), body.path("secret").asString());
    }

    private HttpResponse<String> ask(HttpClient http, Key key) {
        String credentials =
                Base64.getEncoder().encodeToString((key.id + ":" + key.secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=sales:read"))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
