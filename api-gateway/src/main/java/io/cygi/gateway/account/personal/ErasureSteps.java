package io.cygi.gateway.account.personal;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.account.access.AccessEnding;
import io.cygi.gateway.account.store.AccountRow;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.account.store.AccountState;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLines;
import io.cygi.web.PathIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.springframework.data.domain.Limit;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of an erasure in the accounts' database, each of them one transaction. */
final class ErasureSteps {

    /** Lines that were waiting to be written when their account was erased are cleaned for so long. */
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

    /** Marks the account and ends its access. @param check refuses what may not be erased */
    void begin(AccountId accountId, BiConsumer<AccountState, Set<Role>> check) {
        transaction.executeWithoutResult(status -> {
            AccountRow row = rows.lockById(accountId.value()).orElseThrow(() -> PathIds.noSuch("account"));
            check.accept(row.state(), row.roles());
            become(row, AccountState.ERASING);
        });
    }

    /** Removes what is personal. */
    void complete(AccountId accountId) {
        transaction.executeWithoutResult(status -> rows.lockById(accountId.value())
                .filter(row -> row.state() == AccountState.ERASING)
                .ifPresent(row -> {
                    row.erase(clock.instant());
                    access.ended(row);
                    audit.insert(new AuditEntry(AuditAction.ACCOUNT_ERASED, accountId, accountId, null));
                    audit.forgetPerson(accountId);
                }));
    }

    /** Lets the account be used again. What was issued before does not count. */
    void revert(AccountId accountId) {
        transaction.executeWithoutResult(status -> rows.lockById(accountId.value())
                .filter(row -> row.state() == AccountState.ERASING)
                .ifPresent(row -> become(row, AccountState.ACTIVE)));
    }

    /** {@return erasures that nobody has gone on with since a time; they are this process's from now on} */
    List<AccountId> interrupted(Instant since, int max) {
        List<AccountId> claimed = new ArrayList<>();
        for (String id : rows.erasingSince(since.toEpochMilli(), Limit.of(max))) {
            transaction.executeWithoutResult(status -> rows.lockById(id)
                    .filter(row -> row.state() == AccountState.ERASING && row.changedBefore(since))
                    .ifPresent(row -> {
                        become(row, AccountState.ERASING);
                        claimed.add(row.accountId());
                    }));
        }
        return claimed;
    }

    /** Cleans the audit lines that were written after their account had been erased. @param max how many accounts */
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
