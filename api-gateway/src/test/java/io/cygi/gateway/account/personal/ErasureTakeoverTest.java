package io.cygi.gateway.account.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.topup.TopUpAllowanceCommand.CloseTopUpAllowance;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ReopenTopUpAllowance;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.wallet.WalletCommand.CloseWallet;
import io.cygi.contracts.wallet.WalletCommand.ReopenWallet;
import io.cygi.gateway.EdgeApplication.SentCommands;
import io.cygi.gateway.EdgeTest;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Identity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Several processes erase one account, and one process erases several accounts. */
class ErasureTakeoverTest extends EdgeTest {

    private final Accounts accounts;
    private final AccountErasure erasure;
    private final SentCommands commands;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private Identity identity;
    private Account account;

    @Autowired
    ErasureTakeoverTest(
            Accounts accounts, AccountErasure erasure, SentCommands commands, JdbcTemplate jdbc, Clock clock) {
        this.accounts = accounts;
        this.erasure = erasure;
        this.commands = commands;
        this.jdbc = jdbc;
        this.clock = clock;
        this.identity = new Identity("takeover", "none", null, null);
        this.account = accounts.signIn(identity);
    }

    @BeforeEach
    void openAnAccount() {
        identity = new Identity("takeover", UUID.randomUUID().toString(), "Bora", null);
        account = accounts.signIn(identity);
        commands.sent().clear();
    }

    @AfterEach
    void watchNothing() {
        commands.watch(command -> {});
    }

    /** The process pauses before it undoes its steps, and another one erases the account meanwhile. */
    @Test
    void undoesNothingAfterAnotherProcessHasErasedTheAccount() {
        commands.failNext(new RefusedException(ProblemCode.INVALID_STATE, "There is money in the wallet."));
        commands.watch(once(ReopenWallet.class, this::anotherTakesOver));

        assertThatThrownBy(() -> erasure.erase(account.accountId())).isInstanceOf(RefusedException.class);

        assertThat(status()).isEqualTo(Account.Status.ERASED);
        assertThat(jdbc.queryForObject("SELECT state FROM account WHERE account_id = ?", String.class, id()))
                .isEqualTo("ERASED");
        Instant closed = at(CloseWallet.class);
        assertThat(at(ReopenWallet.class))
                .as("the wallet is told of an older erasure")
                .isBefore(closed);
        assertThat(at(ReopenTopUpAllowance.class)).isBefore(at(CloseTopUpAllowance.class));
    }

    /** The process pauses between its steps; another one undoes them, and the account is in use. */
    @Test
    void erasesNothingAfterAnotherProcessHasUndoneTheErasure() {
        commands.watch(once(CloseWallet.class, () -> {
            commands.failNext(new RefusedException(ProblemCode.INVALID_STATE, "There is money in the wallet."));
            anotherTakesOver();
        }));

        assertThatThrownBy(() -> erasure.erase(account.accountId())).isInstanceOf(RefusedException.class);

        assertThat(accounts.signIn(identity).accountId()).isEqualTo(account.accountId());
        List<Instant> closes = commands.sent().stream()
                .filter(CloseWallet.class::isInstance)
                .map(close -> ((CloseWallet) close).at())
                .toList();
        assertThat(closes).singleElement().satisfies(stale -> assertThat(stale).isBefore(firstUndoing()));
    }

    @Test
    void isNotDelayedByAnErasureThatAlwaysFails() {
        Account failing =
                accounts.signIn(new Identity("erasure", UUID.randomUUID().toString(), "Failing", null));
        UnavailableException fault =
                new UnavailableException("The event store does not answer.", new RuntimeException());
        commands.watch(command -> {
            throw fault;
        });
        assertThatThrownBy(() -> erasure.erase(failing.accountId())).isSameAs(fault);
        assertThatThrownBy(() -> erasure.erase(account.accountId())).isSameAs(fault);
        commands.watch(command -> {
            if (command instanceof CloseTopUpAllowance close
                    && close.allowanceId().accountId().equals(failing.accountId())) {
                throw fault;
            }
        });
        age(failing.accountId().value(), 500_000);
        age(id(), 400_000);

        for (int look = 0; look < 2; look++) {
            try {
                erasure.resume(Duration.ofMinutes(5), 1);
            } catch (UnavailableException e) {
                assertThat(e).isSameAs(fault);
            }
        }
        assertThat(status()).isEqualTo(Account.Status.ERASED);
        age(failing.accountId().value(), 500_000);
        Account another = accounts.signIn(identity);
        begin(another.accountId());
        age(another.accountId().value(), 400_000);
        assertThatThrownBy(() -> erasure.resume(Duration.ofMinutes(5), 10)).isSameAs(fault);
        assertThat(accounts.find(another.accountId()).orElseThrow().status()).isEqualTo(Account.Status.ERASED);
    }

    private void begin(AccountId accountId) {
        commands.failNext(new UnavailableException("The event store does not answer.", new RuntimeException()));
        assertThatThrownBy(() -> erasure.erase(accountId)).isInstanceOf(UnavailableException.class);
    }

    private void anotherTakesOver() {
        age(id(), 400_000);
        // Without truncation an erasure would begin later than the one before in any case.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        while (!clock.instant().isAfter(now.plusMillis(1))) {
            Thread.onSpinWait();
        }
        erasure.resume(Duration.ofMinutes(5), 10);
    }

    private void age(String accountId, long millis) {
        update("UPDATE account SET access_changed_ms = access_changed_ms - ? WHERE account_id = ?", millis, accountId);
    }

    private static Consumer<Object> once(Class<?> type, Runnable act) {
        AtomicBoolean done = new AtomicBoolean();
        return command -> {
            if (type.isInstance(command) && done.compareAndSet(false, true)) {
                act.run();
            }
        };
    }

    private Instant firstUndoing() {
        return commands.sent().stream()
                .filter(ReopenWallet.class::isInstance)
                .map(reopen -> ((ReopenWallet) reopen).at())
                .findFirst()
                .orElseThrow();
    }

    /** {@return the time in the latest command of a type} */
    private Instant at(Class<?> type) {
        return commands.sent().stream()
                .filter(type::isInstance)
                .map(command -> switch (command) {
                    case CloseWallet close -> close.at();
                    case ReopenWallet reopen -> reopen.at();
                    case CloseTopUpAllowance close -> close.at();
                    case ReopenTopUpAllowance reopen -> reopen.at();
                    default -> throw new IllegalArgumentException(type.getName());
                })
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private Account.@Nullable Status status() {
        return accounts.find(account.accountId()).map(Account::status).orElse(null);
    }

    private String id() {
        return account.accountId().value();
    }
}
