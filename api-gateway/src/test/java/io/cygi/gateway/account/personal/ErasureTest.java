package io.cygi.gateway.account.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.EdgeApplication.EndedAccess;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLog;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The erasure of an account is complete or undone. */
class ErasureTest extends ErasureEdge {

    private final ErasureSteps steps;
    private final AuditLog audit;
    private final EndedAccess ended;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    @Autowired
    ErasureTest(ErasureSteps steps, AuditLog audit, EndedAccess ended, JdbcTemplate jdbc, Clock clock) {
        this.steps = steps;
        this.audit = audit;
        this.ended = ended;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Test
    void removesPersonalDataAndEndsAllAccess() {
        audit.write(new AuditEntry(AuditAction.LOGIN, account.accountId(), null, null));
        update(
                "INSERT INTO audit_line (at_ms, action, actor, subject, address, detail)"
                        + " VALUES (1, 'ACCOUNT_LOCKED', 'an-admin', ?, '127.0.0.1', 'Bora resells')",
                id());

        HttpResponse<String> answer = call("DELETE", "/api/v1/me", token());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        Account erased = accounts.find(account.accountId()).orElseThrow();
        assertThat(erased.status()).isEqualTo(Account.Status.ERASED);
        assertThat(List.of(erased.provider(), erased.subject(), erased.nickname()))
                .doesNotContain("erasure", identity.subject(), "Bora");
        assertThat(erased.email()).isNull();
        assertThat(erased.roles()).isEmpty();
        assertThat(access.counts(account.accountId(), Instant.now().plusSeconds(60)))
                .isFalse();
        assertThat(ended.accounts()).contains(account.accountId());
        assertThat(sent()).containsExactly("CloseTopUpAllowance", "CloseWallet");
        steps.cleanLateLines(100);
        assertThat(jdbc.queryForList(
                        "SELECT action FROM audit_line WHERE (actor = ? OR subject = ?) AND (address IS NOT NULL"
                                + " OR detail IS NOT NULL)",
                        String.class,
                        id(),
                        id()))
                .isEmpty();
        assertThat(jdbc.queryForList("SELECT action FROM audit_line WHERE subject = ?", String.class, id()))
                .containsExactlyInAnyOrder("ACCOUNT_LOCKED", "ACCOUNT_ERASED");
    }

    @Test
    void opensAFreshAccountForALaterLoginOfTheSamePerson() {
        erasure.erase(account.accountId());

        Account fresh = accounts.signIn(identity);

        assertThat(fresh.accountId()).isNotEqualTo(account.accountId());
        assertThat(fresh.status()).isEqualTo(Account.Status.ACTIVE);
    }

    @Test
    void isUndoneIfTheWalletRefuses() {
        commands.failNext(new RefusedException(ProblemCode.INVALID_STATE, "There is money in the wallet."));

        HttpResponse<String> answer = call("DELETE", "/api/v1/me", token());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("INVALID_STATE", "There is money in the wallet.");
        assertAsBefore();
    }

    @Test
    void isResumedAfterAnInterruption() {
        commands.failNext(new UnavailableException("The event store does not answer.", new RuntimeException()));
        assertThat(call("DELETE", "/api/v1/me", token()).statusCode()).isEqualTo(503);
        assertThat(access.counts(account.accountId(), Instant.now().plusSeconds(60)))
                .as("while the erasure is under way")
                .isFalse();
        assertThatThrownBy(() -> accounts.signIn(identity))
                .isInstanceOf(io.cygi.gateway.account.AccountUnusableException.class);

        erasure.resume(Duration.ofMinutes(5), 10);
        assertThat(status()).as("another process may be at it").isEqualTo(Account.Status.LOCKED);
        update("UPDATE account SET access_changed_ms = access_changed_ms - 400000 WHERE account_id = ?", id());
        erasure.resume(Duration.ofMinutes(5), 10);

        assertThat(status()).isEqualTo(Account.Status.ERASED);
    }

    @Test
    void isClaimedByOneProcess() {
        commands.failNext(new UnavailableException("The event store does not answer.", new RuntimeException()));
        assertThatThrownBy(() -> erasure.erase(account.accountId())).isInstanceOf(UnavailableException.class);
        update("UPDATE account SET access_changed_ms = access_changed_ms - 400000 WHERE account_id = ?", id());
        Instant since = clock.instant().minusSeconds(300);

        assertThat(steps.interrupted(since, 10)).contains(account.accountId());
        assertThat(steps.takeOver(account.accountId(), since)).isPresent();
        assertThat(steps.takeOver(account.accountId(), since)).isEmpty();
        assertThat(steps.interrupted(since, 10)).doesNotContain(account.accountId());
    }

    @Test
    void answers404ForAnUnknownAccount() {
        String token =
                tokens.issue(new AccountId("a-nobody"), "N", List.of("FAN")).accessToken();

        assertThat(call("DELETE", "/api/v1/me", token).statusCode()).isEqualTo(404);
        assertThat(sent()).isEmpty();
    }

    private Account.@Nullable Status status() {
        return accounts.find(account.accountId()).map(Account::status).orElse(null);
    }
}
