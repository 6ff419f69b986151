package io.cygi.gateway.account.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cygi.contracts.port.PersonalData;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.EdgeTest;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.audit.AuditReader;
import io.cygi.gateway.token.TokenIssuer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An export contains everything about the caller, and nothing about others. */
class ExportTest extends EdgeTest {

    private final Accounts accounts;
    private final AuditReader audit;
    private final TokenIssuer tokens;
    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Account account;

    @Autowired
    ExportTest(Accounts accounts, AuditReader audit, TokenIssuer tokens, JdbcTemplate jdbc, JsonMapper json) {
        this.accounts = accounts;
        this.audit = audit;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.json = json;
        this.account =
                accounts.signIn(new Identity("export", UUID.randomUUID().toString(), "Sora", "sora@example.org"));
    }

    @Test
    void holdsTheAccountAndAllOfItsAuditLines() {
        String id = account.accountId().value();
        batchUpdate(
                "INSERT INTO audit_line (at_ms, action, actor, subject, detail) VALUES (?, 'LOGIN', ?, ?, ?)",
                IntStream.range(0, 1_200)
                        .mapToObj(i -> new Object[] {
                            i / 3, i % 2 == 0 ? id : "an-admin", i % 2 == 0 && i % 4 == 0 ? null : id, "n" + i
                        })
                        .toList());

        HttpResponse<String> answer = call("GET", "/api/v1/me/export", token());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"account-" + id + ".json\"");
        JsonNode export = json.readTree(answer.body());
        assertThat(export.path("account").path("nickname").asString()).isEqualTo("Sora");
        assertThat(export.path("account").path("email").asString()).isEqualTo("sora@example.org");
        assertThat(export.path("account").path("subject").asString()).isEqualTo(account.subject());
        assertThat(export.path("auditLines").size()).isEqualTo(1_200);
        assertThat(export.path("records").isObject()).isTrue();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.queryForObject(
                                "SELECT COUNT(*) FROM audit_line WHERE actor = ? AND action = 'ACCOUNT_EXPORTED'",
                                Long.class,
                                id)
                        == 1);
    }

    @Test
    void holdsSessionsApiKeysAndLoginsOfAppsWithoutASecret() {
        String id = account.accountId().value();
        update(
                "INSERT INTO login_session (token_hash, account_id, provider, created_ms, seen_ms, ended_ms)"
                        + " VALUES ('hash-one', ?, 'kakao', 1000, 2000, NULL), ('hash-two', ?, 'kakao', 0, 500, 3000),"
                        + " ('hash-other', 'a-other', 'kakao', 0, 0, NULL)",
                id,
                id);
        update(
                "INSERT INTO api_client (client_id, account_id, slot, name, scopes, secret_hash, created_ms)"
                        + " VALUES ('key-one', ?, 1, 'Box office', 'sales:read', 'hash-three', 5000)",
                id);
        update(
                "INSERT INTO authorization_grant (grant_id, account_id, client_id, grant_type, scopes, session_hash,"
                        + " created_ms, expires_ms, revoked_ms) VALUES"
                        + " ('g-1', ?, 'app-one', 'authorization_code', 'openid', 'hash-one', 7000, ?, NULL),"
                        + " ('g-2', ?, 'app-two', 'authorization_code', 'openid', 'hash-one', 7000, ?, 8000),"
                        + " ('g-3', ?, 'app-three', 'authorization_code', 'openid', 'hash-one', 7000, 8000, NULL)",
                id,
                Long.MAX_VALUE,
                id,
                Long.MAX_VALUE,
                id);

        String body = call("GET", "/api/v1/me/export", token()).body();

        JsonNode records = json.readTree(body).path("records");
        assertThat(records.path("sessions").toString())
                .isEqualTo("[{\"provider\":\"kakao\",\"createdAt\":\"1970-01-01T00:00:01Z\","
                        + "\"lastSeenAt\":\"1970-01-01T00:00:02Z\"},"
                        + "{\"provider\":\"kakao\",\"createdAt\":\"1970-01-01T00:00:00Z\","
                        + "\"lastSeenAt\":\"1970-01-01T00:00:00.500Z\",\"endedAt\":\"1970-01-01T00:00:03Z\"}]");
        assertThat(records.path("apiKeys").size()).isEqualTo(1);
        assertThat(records.path("apiKeys").path(0).path("keyId").asString()).isEqualTo("key-one");
        assertThat(records.path("apiKeys").path(0).path("name").asString()).isEqualTo("Box office");
        assertThat(records.path("apiKeys").path(0).path("scopes").toString()).isEqualTo("[\"sales:read\"]");
        assertThat(records.path("appLogins").size()).as("the one that counts").isEqualTo(1);
        assertThat(records.path("appLogins").path(0).path("clientId").asString())
                .isEqualTo("app-one");
        assertThat(body).doesNotContain("hash-");
    }

    @Test
    void hidesWhoElseActedWithAddressAndReason() {
        String id = account.accountId().value();
        update(
                "INSERT INTO audit_line (at_ms, action, actor, subject, address, correlation_id, detail) VALUES"
                        + " (1, 'ACCOUNT_LOCKED', 'an-admin', ?, '203.0.113.7', 'c-admin', 'a secret reason'),"
                        + " (2, 'TOKEN_REFUSED', NULL, ?, '203.0.113.8', 'c-stranger', 'invalid_client'),"
                        + " (3, 'LOGIN', ?, NULL, '198.51.100.9', 'c-own', 'kakao')",
                id,
                id,
                id);

        String body = call("GET", "/api/v1/me/export", token()).body();

        assertThat(body)
                .doesNotContain("an-admin", "203.0.113.7", "c-admin", "a secret reason")
                .doesNotContain("203.0.113.8", "c-stranger")
                .contains("ACCOUNT_LOCKED", "TOKEN_REFUSED", "198.51.100.9", "c-own");
        for (JsonNode line : json.readTree(body).path("auditLines")) {
            if (line.path("action").asString().equals("ACCOUNT_LOCKED")) {
                assertThat(line.propertyNames()).containsExactlyInAnyOrder("auditId", "at", "action", "subject");
            }
        }
    }

    @Test
    void isEmptyForAnUnknownAccount() {
        String token = tokens.issue(new AccountId("a-nobody-" + UUID.randomUUID()), "N", List.of("FAN"))
                .accessToken();

        JsonNode export = json.readTree(call("GET", "/api/v1/me/export", token).body());

        assertThat(export.has("account")).isFalse();
        assertThat(export.path("auditLines").isEmpty()).isTrue();
    }

    @Test
    void answersAHeadWithTheHeadersOfTheExport() {
        HttpResponse<String> head = call("HEAD", "/api/v1/me/export", token());
        HttpResponse<String> get = call("GET", "/api/v1/me/export", token());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String header : List.of("Content-Type", "Content-Length", "Content-Disposition", "Cache-Control")) {
            assertThat(head.headers().firstValue(header))
                    .isPresent()
                    .isEqualTo(get.headers().firstValue(header));
        }
    }

    @Test
    void holdsTheRecordsOfEachModuleUnderItsName() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new PersonalExport(accounts, audit, List.of(new Numbers(false)), json).write(account.accountId(), out);

        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\"records\":{\"numbers\":[{\"n\":0},{\"n\":1}]}}");
    }

    @Test
    void isIncompleteJsonIfItBreaksOff() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PersonalExport export = new PersonalExport(accounts, audit, List.of(new Numbers(true)), json);

        assertThatThrownBy(() -> export.write(account.accountId(), out)).isInstanceOf(IllegalStateException.class);

        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\"records\":{\"numbers\":[{\"n\":0}");
    }

    private record Numbers(boolean breaking) implements PersonalData {

        @Override
        public String name() {
            return "numbers";
        }

        @Override
        public void forEach(AccountId accountId, Consumer<Object> records) {
            for (int n = 0; n < 2; n++) {
                records.accept(Map.of("n", n));
                if (breaking) {
                    throw new IllegalStateException("no more");
                }
            }
        }
    }

    private String token() {
        return tokens.issue(account.accountId(), "Sora", List.of("FAN")).accessToken();
    }
}
