package io.cygi.gateway.account.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.EdgeApplication.EndedAccess;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.AccountAccess;
import io.cygi.gateway.account.AccountUnusableException;
import io.cygi.gateway.account.Identity;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Admins list, search and lock accounts, and change their roles. */
class AccountAdminTest extends AccountAdminEdge {

    private final AccountAccess access;
    private final JdbcTemplate jdbc;
    private final EndedAccess ended;

    @Autowired
    AccountAdminTest(AccountAccess access, JdbcTemplate jdbc, EndedAccess ended) {
        this.access = access;
        this.jdbc = jdbc;
        this.ended = ended;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '?role=KING', , role",
        "GET, '?status=GONE', , status",
        "GET, '?cursor=abc', , cursor",
        "GET, '?limit=0', , limit",
        "PUT, /roles, '{}', roles",
        "PUT, /roles, '{\"roles\":[]}', roles",
        "PUT, /roles, '{\"roles\":[\"KING\"]}', 'roles[0]'",
        "PUT, /roles, '{\"roles\":[null]}', 'roles[0]'",
        "POST, /lock, '{}', reason",
        "POST, /lock, '{\"reason\":\" \"}', reason",
        "POST, /lock, '{\"reason\":\"a\\u202eb\"}', reason",
    })
    void namesTheInvalidField(String method, String path, @Nullable String body, String field) {
        String target = method.equals("GET") ? "/api/v1/admin/accounts" + path : path(other) + path;

        HttpResponse<String> answer = call(method, target, token(admin), body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"").doesNotContain("io.cygi");
    }

    @Test
    void locksAnAccountOnceWithItsReasonInTheAuditLog() {
        Instant before = Instant.now().minusSeconds(2);

        assertThat(lock(other).path("status").asString()).isEqualTo("LOCKED");
        assertThat(lock(other).path("status").asString()).as("again").isEqualTo("LOCKED");

        assertThat(access.counts(other.accountId(), before)).isFalse();
        assertThat(ended.accounts()).containsOnlyOnce(other.accountId());
        assertThat(audit("ACCOUNT_LOCKED", other)).containsExactly(id(admin) + ": resells tickets");
    }

    @Test
    void letsAnUnlockedAccountLogInAgain() {
        lock(other);
        Assertions.assertThatThrownBy(() -> accounts.signIn(identity(other)))
                .isInstanceOf(AccountUnusableException.class);

        HttpResponse<String> unlocked = call("POST", path(other) + "/unlock", token(admin));
        HttpResponse<String> again = call("POST", path(other) + "/unlock", token(admin));

        assertThat(body(unlocked).path("status").asString()).isEqualTo("ACTIVE");
        assertThat(again.body()).isEqualTo(unlocked.body());
        assertThat(accounts.signIn(identity(other)).accountId()).isEqualTo(other.accountId());
        assertThat(access.counts(other.accountId(), Instant.now().minusSeconds(60)))
                .isFalse();
        assertThat(audit("ACCOUNT_UNLOCKED", other)).hasSize(1);
    }

    @Test
    void changesRolesOnceAndEndsTheAccessWithTheOldOnes() {
        HttpResponse<String> changed = roles(other, "ORGANIZER", "FAN");
        HttpResponse<String> again = roles(other, "FAN", "ORGANIZER");

        assertThat(body(changed).path("roles").toString()).isEqualTo("[\"FAN\",\"ORGANIZER\"]");
        assertThat(again.body()).isEqualTo(changed.body());
        assertThat(ended.accounts()).containsOnlyOnce(other.accountId());
        assertThat(access.counts(other.accountId(), Instant.now().minusSeconds(60)))
                .isFalse();
        assertThat(audit("ROLES_CHANGED", other)).containsExactly(id(admin) + ": [FAN] to [FAN, ORGANIZER]");
        assertThat(accounts.signIn(identity(other)).roles()).hasSize(2);
    }

    @Test
    void neitherLocksNorDemotesItself() {
        makeAdmin(other);

        assertRefused(call("POST", path(admin) + "/lock", token(admin), "{\"reason\":\"x\"}"), "INVALID_STATE");
        assertRefused(roles(admin, "FAN"), "INVALID_STATE");
        assertThat(roles(admin, "ADMIN", "ORGANIZER").statusCode()).isEqualTo(200);
    }

    @RepeatedTest(5)
    void keepsOneAdminIfTwoDemoteEachOtherAtOnce() throws Exception {
        makeAdmin(other);
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<HttpResponse<String>> first = threads.submit(() -> {
                together.await();
                return call("PUT", path(other) + "/roles", token(admin), "{\"roles\":[\"FAN\"]}");
            });
            Future<HttpResponse<String>> second = threads.submit(() -> {
                together.await();
                return call("POST", path(admin) + "/lock", token(other), "{\"reason\":\"x\"}");
            });

            assertThat(List.of(first.get().statusCode(), second.get().statusCode()))
                    .contains(200)
                    .containsAnyOf(401, 403, 409);
        }
        assertThat(found(
                        "role=ADMIN&status=ACTIVE",
                        tokens.issue(new AccountId("watcher"), "W", List.of("ADMIN"))
                                .accessToken()))
                .hasSize(1);
    }

    @Test
    void refusesToLockOrDemoteTheLastAdmin() {
        String tool =
                tokens.issue(new AccountId("tool"), "Tool", List.of("ADMIN")).accessToken();

        assertRefused(call("POST", path(admin) + "/lock", tool, "{\"reason\":\"x\"}"), "INVALID_STATE");
        assertRefused(call("PUT", path(admin) + "/roles", tool, "{\"roles\":[\"FAN\"]}"), "INVALID_STATE");
        assertThat(found("role=ADMIN")).containsExactly(id(admin));
    }

    @Test
    void doesNothingToAnErasedAccount() {
        update("UPDATE account SET state = 'ERASED' WHERE account_id = ?", id(other));

        assertRefused(call("POST", path(other) + "/lock", token(admin), "{\"reason\":\"x\"}"), "INVALID_STATE");
        assertRefused(call("POST", path(other) + "/unlock", token(admin)), "INVALID_STATE");
        assertRefused(roles(other, "ORGANIZER"), "INVALID_STATE");
    }

    private void assertRefused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    private List<String> audit(String action, Account subject) {
        return jdbc.query(
                "SELECT actor, detail, address, correlation_id FROM audit_line WHERE action = ? AND subject = ?",
                (row, number) -> {
                    assertThat(row.getString(3)).isEqualTo("127.0.0.1");
                    assertThat(row.getString(4)).hasSize(36);
                    return row.getString(1) + ": " + row.getString(2);
                },
                action,
                id(subject));
    }

    private static Identity identity(Account account) {
        return new Identity(account.provider(), account.subject(), account.nickname(), account.email());
    }
}
