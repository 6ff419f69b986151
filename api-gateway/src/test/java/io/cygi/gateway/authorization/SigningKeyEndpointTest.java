package io.cygi.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.token.TokenIssuer;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A signing key that an admin adds is published before it signs, and invalidates no token. */
class SigningKeyEndpointTest extends AuthorizationTest {

    private static final String KEYS = "/api/v1/admin/signing-keys";

    private final TokenIssuer tokens;

    @Autowired
    SigningKeyEndpointTest(TokenIssuer tokens) {
        this.tokens = tokens;
    }

    @Test
    void publishesANewKeyAndStillSignsWithTheOldOne() {
        String before = token("ADMIN");

        HttpResponse<String> created = call("POST", KEYS, before);
        String after = token("ADMIN");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).contains("PUBLISHED");
        String listed = call("GET", KEYS, after).body();
        assertThat(listed).contains("SIGNING", "PUBLISHED").doesNotContain("\"d\"", "\"p\"");
        assertThat(call("GET", "/oauth2/jwks", null).body()).contains("\"kid\"").doesNotContain("\"d\"");
        assertThat(call("GET", "/api/v1/me", before).statusCode()).isEqualTo(200);
        assertThat(call("GET", "/api/v1/me", after).statusCode()).isEqualTo(200);
        assertThat(call("POST", KEYS, after).statusCode())
                .as("one is waiting already")
                .isEqualTo(409);
    }

    @Test
    void isForAdmins() {
        for (String role : List.of("FAN", "ORGANIZER")) {
            assertThat(call("GET", KEYS, token(role)).statusCode()).isEqualTo(403);
            assertThat(call("POST", KEYS, token(role)).statusCode()).isEqualTo(403);
        }
        assertThat(call("POST", KEYS, null).statusCode()).isEqualTo(401);
    }

    private String token(String role) {
        return tokens.issue(new AccountId("somebody"), "Somebody", List.of(role))
                .accessToken();
    }
}
