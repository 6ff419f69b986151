package io.cygi.gateway.account.admin;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.account.access.AccessEnding;
import io.cygi.gateway.account.store.AccountRow;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.account.store.AccountState;
import io.cygi.gateway.account.store.AdminGuard;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLines;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Locks accounts and changes their roles. Changes are made one after another, each with its audit line in one
 * transaction, and leave at least one admin. A repeated change does nothing.
 */
final class AccountAdministration {

    private final AccountRows rows;
    private final AdminGuard admins;
    private final AccessEnding access;
    private final AuditLines audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccountAdministration(
            AccountRows rows,
            AdminGuard admins,
            AccessEnding access,
            AuditLines audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.admins = admins;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A change that was made, in the terms of its audit line. */
    private record Done(AuditAction action, @Nullable String detail) {}

    /** {@return the account, locked} @throws RefusedException if it cannot be locked */
    Account lock(AccountId admin, AccountId accountId, String reason) {
        requireOther(admin, accountId, "You cannot lock your own account. Ask another admin.");
        return change(admin, accountId, row -> {
            if (row.state() == AccountState.LOCKED) {
                return null;
            }
            requireState(row, AccountState.ACTIVE);
            row.become(AccountState.LOCKED, clock.instant());
            return new Done(AuditAction.ACCOUNT_LOCKED, reason);
        });
    }

    /** {@return the account, which can log in again; what was issued before the lock stays invalid} */
    Account unlock(AccountId admin, AccountId accountId) {
        return change(admin, accountId, row -> {
            if (row.state() == AccountState.ACTIVE) {
                return null;
            }
            requireState(row, AccountState.LOCKED);
            row.become(AccountState.ACTIVE, clock.instant());
            return new Done(AuditAction.ACCOUNT_UNLOCKED, null);
        });
    }

    /** {@return the account with these roles and no others} @throws RefusedException if it cannot have them */
    Account changeRoles(AccountId admin, AccountId accountId, Set<Role> roles) {
        if (!roles.contains(Role.ADMIN)) {
            requireOther(admin, accountId, "You cannot take the role ADMIN from yourself. Ask another admin.");
        }
        return change(admin, accountId, row -> {
            Set<Role> before = row.roles();
            if (before.equals(roles)) {
                return null;
            }
            requireState(row, AccountState.ACTIVE);
            row.changeRoles(roles, clock.instant());
            return new Done(AuditAction.ROLES_CHANGED, before + " to " + row.roles());
        });
    }

    private Account change(AccountId admin, AccountId accountId, Function<AccountRow, @Nullable Done> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            admins.lock();
            requireStillAdmin(admin);
            AccountRow row = rows.lockById(accountId.value()).orElseThrow(() -> PathIds.noSuch("account"));
            boolean wasAdmin = isAdmin(row);
            @Nullable Done done = change.apply(row);
            if (done != null) {
                if (wasAdmin && !isAdmin(row)) {
                    requireAnAdmin();
                }
                access.ended(row);
                audit.insert(new AuditEntry(done.action(), admin, accountId, done.detail()));
            }
            return row.account();
        }));
    }

    /**
     * Refuses an account that is no admin any more. An account without a row is accepted: its token was issued without
     * one, as test tools do.
     */
    private void requireStillAdmin(AccountId admin) {
        rows.findById(admin.value()).filter(row -> !isAdmin(row)).ifPresent(row -> {
            throw new RefusedException(ProblemCode.FORBIDDEN, "You are no longer an admin.");
        });
    }

    private static boolean isAdmin(AccountRow row) {
        return row.state() == AccountState.ACTIVE && row.roles().contains(Role.ADMIN);
    }

    private void requireAnAdmin() {
        rows.flush();
        if (!admins.anyAdmin()) {
            throw new RefusedException(
                    ProblemCode.INVALID_STATE, "This is the last admin. Make another account an admin first.");
        }
    }

    private static void requireOther(AccountId admin, AccountId accountId, String message) {
        if (admin.equals(accountId)) {
            throw new RefusedException(ProblemCode.INVALID_STATE, message);
        }
    }

    private static void requireState(AccountRow row, AccountState expected) {
        if (row.state() != expected) {
            throw new RefusedException(
                    ProblemCode.INVALID_STATE,
                    switch (row.state()) {
                        case ACTIVE -> "The account is not locked.";
                        case LOCKED -> "The account is locked. Unlock it first.";
                        case ERASING -> "The account is being erased.";
                        case ERASED -> "The account is erased.";
                    });
        }
    }
}
