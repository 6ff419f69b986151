package io.cygi.gateway.account.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.reservation.BookingFailure;
import io.cygi.contracts.reservation.ReservationEvent.CancellationStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import io.cygi.contracts.topup.TopUpAllowanceCommand.CloseTopUpAllowance;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ReopenTopUpAllowance;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.wallet.WalletCommand.CloseWallet;
import io.cygi.contracts.wallet.WalletCommand.ReopenWallet;
import io.cygi.gateway.EdgeApplication.EndedAccess;
import io.cygi.gateway.EdgeApplication.SentCommands;
import io.cygi.gateway.EdgeTest;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.AccountAccess;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.token.TokenIssuer;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The erasure of an account is complete or undone. */
class ErasureTest extends EdgeTest {

    private static final List<Class<?>> ERASING =
            List.of(CloseTopUpAllowance.class, CloseWallet.class, ReopenWallet.class, ReopenTopUpAllowance.class);

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private final Accounts accounts;
    private final AccountAccess access;
    private final AccountErasure erasure;
    private final ErasureSteps steps;
    private final AuditLog audit;
    private final SentCommands commands;
    private final EndedAccess ended;
    private final EventStore events;
    private final TokenIssuer tokens;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private Identity identity;
    private Account account;

    @Autowired
    ErasureTest(
            Accounts accounts,
            AccountAccess access,
            AccountErasure erasure,
            ErasureSteps steps,
            AuditLog audit,
            SentCommands commands,
            EndedAccess ended,
            EventStore events,
            TokenIssuer tokens,
            JdbcTemplate jdbc,
            Clock clock) {
        this.accounts = accounts;
        this.access = access;
        this.erasure = erasure;
        this.steps = steps;
        this.audit = audit;
        this.commands = commands;
        this.ended = ended;
        this.events = events;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.clock = clock;
        this.identity = new Identity("erasure", "none", null, null);
        this.account = accounts.signIn(identity);
    }

    @BeforeEach
    void openAnAccount() {
        identity = new Identity("erasure", UUID.randomUUID().toString(), "Bora", "bora@example.org");
        account = accounts.signIn(identity);
        commands.sent().clear();
    }

    @Test
    void removesWhatIsPersonalAndEndsAllAccess() {
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
    void isUndoneWhereTheWalletRefuses() {
        commands.failNext(new RefusedException(ProblemCode.INVALID_STATE, "There is money in the wallet."));

        HttpResponse<String> answer = call("DELETE", "/api/v1/me", token());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("INVALID_STATE", "There is money in the wallet.");
        assertAsBefore();
    }

    @Test
    void isResumedWhereItWasInterrupted() {
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
    void findsNothingToEraseOfAnAccountThatIsNotStored() {
        String token =
                tokens.issue(new AccountId("a-nobody"), "N", List.of("FAN")).accessToken();

        assertThat(call("DELETE", "/api/v1/me", token).statusCode()).isEqualTo(404);
        assertThat(sent()).isEmpty();
    }

    private void assertAsBefore() {
        assertThat(accounts.signIn(identity)).satisfies(same -> {
            assertThat(same.accountId()).isEqualTo(account.accountId());
            assertThat(same.nickname()).isEqualTo("Bora");
            assertThat(same.email()).isEqualTo("bora@example.org");
        });
        assertThat(access.counts(account.accountId(), Instant.now().plusSeconds(5)))
                .isTrue();
    }

    private Object event(String word, ReservationId reservation) {
        return switch (word) {
            case "CONFIRMED", "CONFIRMED2" -> new ReservationConfirmed(reservation, AT);
            case "STARTED" -> new CancellationStarted(reservation, account.accountId(), List.of(), Money.krw(5), AT);
            case "CANCELLED" -> new ReservationCancelled(reservation, Money.krw(5), AT);
            case "REJECTED" -> new ReservationRejected(reservation, BookingFailure.SEAT_TAKEN, List.of(), true, AT);
            default -> throw new IllegalArgumentException(word);
        };
    }

    private void store(Object aggregate, int sequence, Object event) {
        events.publish(new GenericDomainEventMessage<>("aggregate", aggregate.toString(), sequence, event));
    }

    private List<String> sent() {
        return commands.sent().stream()
                .filter(command -> ERASING.stream().anyMatch(type -> type.isInstance(command)))
                .map(command -> command.getClass().getSimpleName())
                .toList();
    }

    private Account.@Nullable Status status() {
        return accounts.find(account.accountId()).map(Account::status).orElse(null);
    }

    private String id() {
        return account.accountId().value();
    }

    private String token() {
        return tokens.issue(account.accountId(), "Bora", List.of("FAN")).accessToken();
    }
}
