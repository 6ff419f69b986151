package io.cygi.gateway.account;

import io.cygi.gateway.account.store.AccountRow;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.account.store.AccountState;
import io.cygi.gateway.account.store.AdminGuard;
import io.cygi.gateway.account.store.Profile;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLines;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives the role ADMIN to the account that the configuration names, while there is no admin. */
final class FirstAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);

    private final @Nullable Profile named;
    private final AccountRows rows;
    private final AdminGuard admins;
    private final AuditLines audit;
    private final TransactionTemplate transaction;

    /** Creates the rule. @param named the identity that becomes an admin, null if there is none */
    FirstAdmin(
            @Nullable Profile named,
            AccountRows rows,
            AdminGuard admins,
            AuditLines audit,
            TransactionTemplate transaction) {
        this.named = named;
        this.rows = rows;
        this.admins = admins;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Promotes the named account if it exists already. */
    void promoteKnown() {
        if (named != null) {
            rows.findByProviderAndSubject(named.provider(), named.subject()).ifPresent(this::promoted);
        }
    }

    /** {@return the account, as an admin if it is the named one and there is no admin yet} */
    AccountRow promoted(AccountRow row) {
        if (named == null || !row.belongsTo(named) || row.roles().contains(Role.ADMIN)) {
            return row;
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            admins.lock();
            AccountRow current = rows.lockById(row.accountId().value()).orElseThrow(AccountUnusableException::new);
            if (current.state() == AccountState.ACTIVE && !admins.anyAdmin()) {
                current.grant(Role.ADMIN);
                audit.insert(new AuditEntry(
                        AuditAction.ROLES_CHANGED,
                        null,
                        current.accountId(),
                        current.roles() + " because of cygi.accounts.first-admin"));
                LOG.info("Account {} is the first admin", current.accountId());
            }
            return current;
        }));
    }
}
