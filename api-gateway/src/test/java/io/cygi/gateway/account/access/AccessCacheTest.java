package io.cygi.gateway.account.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.EdgeTest;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.AccountAccess;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.account.store.AccessChange;
import io.cygi.gateway.account.store.AccountRow;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.account.store.AccountState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends of access are known at once in the process that decides them, and soon in others. */
class AccessCacheTest extends EdgeTest {

    private static final int CHANGES_MAX = 100;

    private final Accounts accounts;
    private final AccountAccess access;
    private final AccessEnding ending;
    private final AccountRows rows;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AccessCache other;
    private Account account;

    @Autowired
    AccessCacheTest(
            Accounts accounts,
            AccountAccess access,
            AccessEnding ending,
            AccountRows rows,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.access = access;
        this.ending = ending;
        this.rows = rows;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.other = new AccessCache(rows, clock, CHANGES_MAX);
        this.account = accounts.signIn(identity());
    }

    @BeforeEach
    void openAnAccount() {
        update("UPDATE account SET access_changed_ms = NULL, access_ended_ms = NULL, state = 'ACTIVE'"
                + " WHERE state <> 'ERASED'");
        account = accounts.signIn(identity());
        other.load();
    }

    @Test
    void acceptsAllAccessOfAnUnchangedAccount() {
        assertThat(access.counts(account.accountId(), Instant.EPOCH)).isTrue();
        assertThat(access.counts(new AccountId("fan-unknown"), Instant.EPOCH)).isTrue();
    }

    @Test
    void endsAllAccessOfALockedAccountAtOnceAndInOtherProcessesSoon() {
        Instant before = clock.instant().minusSeconds(5);

        change(row -> row.become(AccountState.LOCKED, clock.instant()));

        assertThat(access.counts(account.accountId(), before)).isFalse();
        assertThat(access.counts(account.accountId(), clock.instant().plusSeconds(60)))
                .isFalse();
        assertThat(other.counts(account.accountId(), before)).as("not read yet").isTrue();
        other.refresh();
        assertThat(other.counts(account.accountId(), before)).isFalse();
    }

    @Test
    void readsTheChangesOfAnotherProcess() {
        long now = clock.millis();
        update(
                "UPDATE account SET state = 'LOCKED', access_ended_ms = ?, access_changed_ms = ? WHERE account_id = ?",
                now,
                now,
                account.accountId().value());

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !access.counts(account.accountId(), clock.instant().minusSeconds(5)));
    }

    @Test
    void readsAChangeThatIsCommittedLate() {
        other.refresh();
        other.refresh();
        long late = clock.instant().minusSeconds(30).toEpochMilli();
        update(
                "UPDATE account SET state = 'LOCKED', access_ended_ms = ?, access_changed_ms = ? WHERE account_id = ?",
                late,
                late,
                account.accountId().value());

        other.refresh();

        assertThat(other.counts(account.accountId(), clock.instant())).isFalse();
    }

    @Test
    void acceptsOnlyNewAccessAfterAnUnlock() {
        Instant before = clock.instant().minusSeconds(5);
        change(row -> row.become(AccountState.LOCKED, clock.instant()));
        change(row -> row.become(AccountState.ACTIVE, clock.instant()));
        other.refresh();

        for (AccountAccess process : List.of(access, other)) {
            assertThat(process.counts(account.accountId(), before)).isFalse();
            assertThat(process.counts(account.accountId(), clock.instant().plusSeconds(1)))
                    .isTrue();
        }
    }

    @Test
    void endsAccessWithTheOldRoles() {
        Instant before = clock.instant().minusSeconds(5);

        change(row -> row.changeRoles(Set.of(Role.ORGANIZER), clock.instant()));

        assertThat(access.counts(account.accountId(), before)).isFalse();
        assertThat(access.counts(account.accountId(), clock.instant().plusSeconds(1)))
                .isTrue();
    }

    @Test
    void keepsNothingOfAChangeThatIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            AccountRow row = rows.lockById(account.accountId().value()).orElseThrow();
            row.become(AccountState.LOCKED, clock.instant());
            ending.ended(row);
            status.setRollbackOnly();
        });

        assertThat(access.counts(account.accountId(), Instant.EPOCH)).isTrue();
    }

    @Test
    void keepsTheLaterOfTwoChangesInEitherOrder() {
        AccountId id = account.accountId();
        AccessChange locked = new AccessChange(id, AccountState.LOCKED, 1_000, 1_000);
        AccessChange unlocked = new AccessChange(id, AccountState.ACTIVE, 2_000, 2_000);
        AccessCache inOrder = new AccessCache(rows, clock, CHANGES_MAX);
        inOrder.apply(locked);
        inOrder.apply(unlocked);
        AccessCache reversed = new AccessCache(rows, clock, CHANGES_MAX);
        reversed.apply(unlocked);
        reversed.apply(locked);

        assertThat(inOrder.known(id)).isEqualTo(unlocked);
        assertThat(reversed.known(id)).isEqualTo(unlocked);
    }

    @Test
    void readsOldLocksAtItsStart() {
        change(row -> row.become(AccountState.LOCKED, clock.instant().minus(Duration.ofDays(400))));
        AccessCache started = new AccessCache(rows, clock, CHANGES_MAX);

        started.load();

        assertThat(started.barred(account.accountId())).isTrue();
    }

    @Test
    void forgetsAChangeAfterAllEarlierAccessHasExpired() {
        change(row -> row.changeRoles(Set.of(Role.ORGANIZER), clock.instant()));
        Clock later =
                Clock.fixed(clock.instant().plus(AccessCache.REMEMBERED_FOR).plusSeconds(60), ZoneOffset.UTC);
        AccessCache old = new AccessCache(rows, later, CHANGES_MAX);
        old.apply(java.util.Objects.requireNonNull(
                rows.findById(account.accountId().value()).orElseThrow().accessChange()));

        old.refresh();

        assertThat(old.size()).isZero();
    }

    @Test
    void endsAllAccessIfItHasNoRoomForMoreChanges() {
        List<AccountId> ended = new ArrayList<>();
        long now = clock.millis();
        for (int i = 0; i < CHANGES_MAX + 20; i++) {
            AccountId id = accounts.signIn(identity()).accountId();
            ended.add(id);
            update(
                    "UPDATE account SET access_ended_ms = ?, access_changed_ms = ? WHERE account_id = ?",
                    now + i,
                    now + i,
                    id.value());
        }

        other.refresh();

        assertThat(other.size()).isEqualTo(CHANGES_MAX);
        assertThat(ended).noneMatch(id -> other.counts(id, Instant.ofEpochMilli(now)));
        assertThat(other.counts(account.accountId(), Instant.ofEpochMilli(now))).isFalse();
        assertThat(other.counts(account.accountId(), Instant.ofEpochMilli(now + 20)))
                .isTrue();
    }

    private void change(Consumer<AccountRow> change) {
        transaction.executeWithoutResult(status -> {
            AccountRow row = rows.lockById(account.accountId().value()).orElseThrow();
            change.accept(row);
            ending.ended(row);
        });
    }

    private static Identity identity() {
        return new Identity("access-test", UUID.randomUUID().toString(), null, null);
    }
}
