package io.cygi.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.authorization.OAuthBrowser.Answer;
import io.cygi.gateway.authorization.TestAccounts.MemoryAccounts;
import io.cygi.gateway.token.TokenIssuer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organizer's API key acts for the organizer within its scopes, until it is deleted. */
class ApiKeyTest extends AuthorizationTest {

    private static final String KEYS = "/api/v1/organizer/api-keys";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private MemoryAccounts accounts;

    @Autowired
    private TokenIssuer tokens;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionOperations transaction;

    private AccountId organizer = new AccountId("nobody");
    private OAuthBrowser client = new OAuthBrowser("");

    @BeforeEach
    void open() {
        organizer = accounts.open(Role.ORGANIZER, Role.FAN);
        client = new OAuthBrowser(address());
    }

    private record Key(String id, String secret) {}

    @Test
    void showsTheSecretOnceAndStoresItsHash() {
        HttpResponse<String> created = create("concerts:write", "sales:read");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode body = JSON.readTree(created.body());
        String secret = body.path("secret").asString();
        assertThat(secret).hasSize(43);
        String listed = call("GET", KEYS, bearer()).body();
        assertThat(listed)
                .contains(body.path("keyId").asString(), "Box office", "sales:read")
                .doesNotContain(secret);
        assertThat(jdbc.queryForList("SELECT * FROM api_client").toString()).doesNotContain(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"x\"}",
                "{\"name\":\"\",\"scopes\":[\"sales:read\"]}",
                "{\"name\":\" \",\"scopes\":[\"sales:read\"]}",
                "{\"name\":\"x\",\"scopes\":[]}",
                "{\"name\":\"x\",\"scopes\":[\"admin\"]}",
                "{\"name\":\"x\",\"scopes\":[null]}",
                "{\"name\":\"x\",\"scopes\":[\"sales:read \"]}"
            })
    void refusesAKeyWithoutNameOrScope(String body) {
        HttpResponse<String> answer = call("POST", KEYS, bearer(), body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("VALIDATION_FAILED");
    }

    @ParameterizedTest
    @CsvSource({
        // scope, method, path, status
        "concerts:write,   POST,   /api/v1/organizer/concerts,          200",
        "concerts:write,   GET,    /api/v1/organizer/concerts,          200",
        "concerts:read,    GET,    /api/v1/organizer/concerts,          200",
        "concerts:read,    POST,   /api/v1/organizer/concerts,          403",
        "concerts:read,    DELETE, /api/v1/organizer/concerts,          403",
        "sales:read,       GET,    /api/v1/organizer/concerts/x/sales,  404",
        "concerts:write,   GET,    /api/v1/organizer/concerts/x/sales,  403",
        "sales:read,       GET,    /api/v1/organizer/concerts,          403",
        "settlements:read, GET,    /api/v1/organizer/settlements,       404",
        "settlements:read, GET,    /api/v1/organizer/settlements/x,     404",
        "sales:read,       GET,    /api/v1/organizer/settlements,       403",
        "concerts:write,   GET,    /api/v1/organizer/api-keys,          403",
        "concerts:write,   POST,   /api/v1/organizer/api-keys,          403",
        "concerts:write,   GET,    /api/v1/me,                          403",
        "concerts:write,   POST,   /api/v1/concerts/x/reservations,     403",
        "concerts:write,   GET,    /api/v1/admin/events,                403",
        "concerts:write,   POST,   /api/v1/admin/signing-keys,          403",
    })
    void allowsAKeyWhatItsScopesAllow(String scope, String method, String path, int status) {
        Key key = key(scope);
        String token = issue(key, scope).text("access_token");

        assertThat(call(method, path, token).statusCode()).isEqualTo(status);
    }

    @Test
    void actsForTheOrganizerAndAsNothingElse() {
        Key key = key("concerts:write");

        String caller = call(
                        "GET",
                        "/api/v1/organizer/concerts",
                        issue(key, "concerts:write").text("access_token"))
                .body();

        assertThat(caller).contains(organizer.value(), "ORGANIZER").doesNotContain("FAN");
    }

    @Test
    void issuesNoTokenBeyondTheScopesOfTheKeyOrWithoutOne() {
        Key key = key("sales:read");

        assertThat(issue(key, "concerts:write").text("error")).isEqualTo("invalid_scope");
        assertThat(issue(key, "sales:read concerts:write").text("error")).isEqualTo("invalid_scope");
        assertThat(issue(key, "").text("error")).isEqualTo("invalid_scope");
        assertThat(issue(key, "openid").text("error")).isEqualTo("invalid_scope");
    }

    @Test
    void takesTheSecretFromTheHeaderOrTheBody() {
        Key key = key("sales:read");

        assertThat(client.token(Map.of(
                                "grant_type",
                                "client_credentials",
                                "scope",
                                "sales:read",
                                "client_id",
                                key.id,
                                "client_secret",
                                key.secret))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesADeletedKeyAndItsTokens() {
        Key key = key("concerts:write");
        String token = issue(key, "concerts:write").text("access_token");
        assertThat(call("GET", "/api/v1/organizer/concerts", token).statusCode())
                .isEqualTo(200);

        assertThat(call("DELETE", KEYS + "/" + key.id, bearer()).statusCode()).isEqualTo(204);

        assertThat(issue(key, "concerts:write").text("error")).isEqualTo("invalid_client");
        assertThat(call("GET", "/api/v1/organizer/concerts", token).statusCode())
                .isEqualTo(401);
        assertThat(call("DELETE", KEYS + "/" + key.id, bearer()).statusCode()).isEqualTo(404);
        assertThat(call("GET", KEYS, bearer()).body()).doesNotContain(key.id);
    }

    @Test
    void deletesAndListsNoKeyOfSomebodyElse() {
        Key key = key("sales:read");
        String stranger = bearer(accounts.open(Role.ORGANIZER));

        assertThat(call("DELETE", KEYS + "/" + key.id, stranger).statusCode()).isEqualTo(404);
        assertThat(call("GET", KEYS, stranger).body()).doesNotContain(key.id);
        assertThat(issue(key, "sales:read").status()).isEqualTo(200);
    }

    @Test
    void refusesTheKeyOfALockedAccountAndOfAFormerOrganizer() {
        Key key = key("sales:read");
        accounts.change(organizer, Role.FAN);
        assertThat(issue(key, "sales:read").text("error")).isEqualTo("unauthorized_client");
        accounts.change(organizer, Role.ORGANIZER);
        String token = issue(key, "sales:read").text("access_token");
        assertThat(token).isNotEmpty();

        accounts.lock(organizer);

        assertThat(issue(key, "sales:read").text("error")).isEqualTo("invalid_grant");
        assertThat(call("GET", "/api/v1/organizer/concerts/x/sales", token).statusCode())
                .isEqualTo(401);
    }

    @Test
    void createsNoMoreKeysThanAllowedForManyRequestsAtOnce() throws Exception {
        String bearer = bearer();
        Callable<Integer> create = () -> call("POST", KEYS, bearer, "{\"name\":\"x\",\"scopes\":[\"sales:read\"]}")
                .statusCode();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> status : threads.invokeAll(Collections.nCopies(24, create))) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(10);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(14);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM api_client WHERE account_id = ?", Integer.class, organizer.value()))
                .isEqualTo(10);
    }

    @Test
    void refusesAThousandWrongSecretsAndStillTakesTheRightOne() throws Exception {
        Key key = key("sales:read");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Integer> wrong = () -> issue(new Key(key.id, key.secret.substring(1) + "x"), "sales:read")
                    .status();
            for (Future<Integer> status : threads.invokeAll(Collections.nCopies(1_000, wrong))) {
                assertThat(status.get()).isEqualTo(401);
            }
        }
        for (String secret : List.of("", " ", key.secret + " ", key.secret.toLowerCase(java.util.Locale.ROOT))) {
            assertThat(issue(new Key(key.id, secret), "sales:read").status()).isIn(400, 401);
        }

        assertThat(issue(key, "sales:read").status()).isEqualTo(200);
    }

    @Test
    void notesTheLastUseAtMostOnceAMinute() {
        Key key = key("sales:read");
        assertThat(lastUsed(key)).isNull();

        issue(key, "sales:read");
        Long first = lastUsed(key);
        issue(key, "sales:read");
        assertThat(first).isNotNull();
        assertThat(lastUsed(key)).isEqualTo(first);

        long before = System.currentTimeMillis() - 61_000;
        transaction.executeWithoutResult(
                status -> jdbc.update("UPDATE api_client SET last_used_ms = ? WHERE client_id = ?", before, key.id));
        issue(key, "sales:read");
        assertThat(lastUsed(key)).isGreaterThan(before);
    }

    private Long lastUsed(Key key) {
        return jdbc.queryForObject("SELECT last_used_ms FROM api_client WHERE client_id = ?", Long.class, key.id);
    }

    private HttpResponse<String> create(String... scopes) {
        return call(
                "POST",
                KEYS,
                bearer(),
                "{\"name\":\"Box office\",\"scopes\":[\"" + String.join("\",\"", scopes) + "\"]}");
    }

    private Key key(String... scopes) {
        JsonNode body = JSON.readTree(create(scopes).body());
        return new Key(body.path("keyId").asString(), body.path("secret").asString());
    }

    private Answer issue(Key key, String scope) {
        Map<String, String> parameters = scope.isEmpty()
                ? Map.of("grant_type", "client_credentials")
                : Map.of("grant_type", "client_credentials", "scope", scope);
        return client.token(parameters, "Authorization", OAuthBrowser.basic(key.id, key.secret));
    }

    private String bearer() {
        return bearer(organizer);
    }

    private String bearer(AccountId account) {
        return tokens.issue(account, "Organizer", List.of("ORGANIZER")).accessToken();
    }
}
