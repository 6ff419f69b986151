package io.cygi.gateway.account.personal;

import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.account.access.AccessEnding;
import io.cygi.gateway.account.store.AccountRow;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.account.store.AccountState;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.springframework.data.domain.Limit;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of an erasure in the database of accounts, each in a transaction of its own. */
final class ErasureSteps {

    /**
     * Time for which late audit lines of an erased account are cleaned. They were waiting to be written when the
     * account was erased.
     */
    private static final Duration CLEANED_FOR = Duration.ofHours(1);

    private final AccountRows rows;
    private final AccessEnding access;
    private final AuditLines audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ErasureSteps(
            AccountRows rows, AccessEnding access, AuditLines audit, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Marks the account as being erased and ends its access. @param check refuses accounts that may not be erased */
    Erasure begin(AccountId accountId, BiConsumer<AccountState, Set<Role>> check) {
        return Objects.requireNonNull(transaction.execute(status -> {
            AccountRow row = rows.lockById(accountId.value()).orElseThrow(() -> PathIds.noSuch("account"));
            check.accept(row.state(), row.roles());
            return begun(row);
        }));
    }

    /** {@return whether the personal data was removed; false if another erasure has taken over} */
    boolean complete(Erasure erasure) {
        AccountId accountId = erasure.accountId();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<AccountRow> current = current(erasure);
            current.ifPresent(row -> {
                row.erase(clock.instant());
                access.ended(row);
                audit.insert(new AuditEntry(AuditAction.ACCOUNT_ERASED, accountId, accountId, null));
                audit.forgetPerson(accountId);
            });
            return current.isPresent();
        }));
    }

    /** Makes the account usable again, unless another erasure has taken over. What was issued before stays invalid. */
    void revert(Erasure erasure) {
        transaction.executeWithoutResult(status -> current(erasure).ifPresent(row -> become(row, AccountState.ACTIVE)));
    }

    /** {@return accounts whose erasure has made no progress since a time, the longest waiting first} */
    List<AccountId> interrupted(Instant since, int max) {
        return rows.erasingSince(since.toEpochMilli(), Limit.of(max)).stream()
                .map(AccountId::new)
                .toList();
    }

    /** {@return an erasure that continues an interrupted one; empty if another process was first} */
    Optional<Erasure> takeOver(AccountId accountId, Instant since) {
        return Objects.requireNonNull(transaction.execute(status -> rows.lockById(accountId.value())
                .filter(row -> row.state() == AccountState.ERASING && row.changedBefore(since))
                .map(this::begun)));
    }

    private Erasure begun(AccountRow row) {
        become(row, AccountState.ERASING);
        return new Erasure(row.accountId(), begunAt(row));
    }

    private Optional<AccountRow> current(Erasure erasure) {
        return rows.lockById(erasure.accountId().value())
                .filter(row ->
                        row.state() == AccountState.ERASING && begunAt(row).equals(erasure.begunAt()));
    }

    /**
     * Returns the time of the last change of access as the begin of the erasure. It grows with every change, even if
     * clocks go back.
     */
    private static Instant begunAt(AccountRow row) {
        return Instant.ofEpochMilli(Objects.requireNonNull(row.accessChange()).changedMillis());
    }

    /**
     * Cleans audit lines that were written after the erasure of their account.
     *
     * @param max the most accounts to clean
     */
    void cleanLateLines(int max) {
        long since = clock.instant().minus(CLEANED_FOR).toEpochMilli();
        for (String id : rows.erasedSince(since, Limit.of(max))) {
            transaction.executeWithoutResult(status -> audit.forgetPerson(new AccountId(id)));
        }
    }

    private void become(AccountRow row, AccountState state) {
        row.become(state, clock.instant());
        access.ended(row);
    }
}
