package io.cygi.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.EdgeTest;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.authorization.OAuthBrowser.Answer;
import io.cygi.gateway.token.TokenIssuer;
import io.cygi.web.caller.TokenTrust;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A lock ends all tokens and API keys of an account before it is answered. */
class LockedAccountTest extends EdgeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CONCERTS = "/api/v1/organizer/concerts";

    @Autowired
    private Accounts accounts;

    @Autowired
    private TokenIssuer tokens;

    @Autowired
    private TokenTrust trust;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void endsTokensAndKeysAtOnce() {
        AccountId organizer = organizer();
        String issued =
                tokens.issue(organizer, "Organizer", List.of("ORGANIZER")).accessToken();
        JsonNode key = JSON.readTree(
                call("POST", "/api/v1/organizer/api-keys", issued, "{\"name\":\"x\",\"scopes\":[\"concerts:write\"]}")
                        .body());
        String ofKey = issue(key).text("access_token");
        assertThat(call("GET", CONCERTS, issued).statusCode()).isEqualTo(200);
        assertThat(call("GET", CONCERTS, ofKey).statusCode()).isEqualTo(200);
        assertThat(trust.unchanged(organizer)).isTrue();

        assertThat(call("POST", "/api/v1/admin/accounts/" + organizer + "/lock", admin(), "{\"reason\":\"fraud\"}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(call("GET", CONCERTS, issued).statusCode()).isEqualTo(401);
        assertThat(call("GET", CONCERTS, ofKey).statusCode()).isEqualTo(401);
        assertThat(issue(key).text("error")).isEqualTo("invalid_grant");
        assertThat(trust.unchanged(organizer)).isFalse();
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM authorization_grant WHERE account_id = ? AND revoked_ms IS NULL",
                        Integer.class,
                        organizer.value()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOCKED", "ERASING", "ERASED"})
    void createsNoKeyWhileTheEndOfTheAccountIsNotKnownHere(String state) {
        AccountId organizer = organizer();
        String issued =
                tokens.issue(organizer, "Organizer", List.of("ORGANIZER")).accessToken();
        update("UPDATE account SET state = ? WHERE account_id = ?", state, organizer.value());

        assertThat(call("POST", "/api/v1/organizer/api-keys", issued, "{\"name\":\"x\",\"scopes\":[\"sales:read\"]}")
                        .statusCode())
                .isEqualTo(403);

        assertThat(jdbc.queryForList("SELECT 1 FROM api_client WHERE account_id = ?", organizer.value()))
                .isEmpty();
    }

    private AccountId organizer() {
        AccountId id = accounts.signIn(new Identity("test", UUID.randomUUID().toString(), "Organizer", null))
                .accountId();
        update("INSERT INTO account_role (account_id, role) VALUES (?, ?)", id.value(), "ORGANIZER");
        return id;
    }

    private String admin() {
        return tokens.issue(new AccountId("admin-" + UUID.randomUUID()), "Admin", List.of("ADMIN"))
                .accessToken();
    }

    private Answer issue(JsonNode key) {
        String id = key.path("keyId").asString();
        String secret = key.path("secret").asString();
        return new OAuthBrowser(address())
                .token(
                        Map.of("grant_type", "client_credentials", "scope", "concerts:write"),
                        "Authorization",
                        OAuthBrowser.basic(id, secret));
    }
}
