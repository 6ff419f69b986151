package io.cygi.gateway.account.store;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.AccountUnusableException;
import io.cygi.gateway.account.Role;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens accounts, one for each identity, however many requests come at the same time. Uses SQL of its own, because
 * Hibernate logs the values of a row that exists already.
 */
public final class AccountOpener {

    private static final int ATTEMPTS_MAX = 5;

    private static final String INSERT = """
            INSERT INTO account (account_id, provider, subject, nickname, email, state, created_ms, last_seen_ms,
                                 wallet_opened)
            VALUES (?, ?, ?, ?, ?, 'ACTIVE', ?, ?, FALSE)
            ON DUPLICATE KEY UPDATE account_id = account_id""";

    private static final String OF_IDENTITY = "SELECT account_id FROM account WHERE provider = ? AND subject = ?";

    private static final String INSERT_ROLE = "INSERT INTO account_role (account_id, role) VALUES (?, ?)";

    private final AccountRows rows;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public AccountOpener(AccountRows rows, JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Opens an account unless the identity has one.
     *
     * @param accountId the identifier of a new account
     * @param profile the identity
     * @param roles roles of a new account
     * @return the identity's account
     * @throws AccountUnusableException if another identity has, or had, the account with this identifier
     */
    public AccountRow open(AccountId accountId, Profile profile, Set<Role> roles) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(
                        transaction.execute(status -> openInTransaction(accountId, profile, roles)));
            } catch (PessimisticLockingFailureException e) {
                // Logins of one identity at the same time can deadlock; the database rolls one of them back.
                if (attempt == ATTEMPTS_MAX) {
                    throw e;
                }
            }
        }
    }

    private AccountRow openInTransaction(AccountId accountId, Profile profile, Set<Role> roles) {
        long now = clock.millis();
        jdbc.update(
                INSERT,
                accountId.value(),
                profile.provider(),
                profile.subject(),
                profile.nicknameOf(accountId),
                profile.email(),
                now,
                now);
        List<String> found = jdbc.queryForList(OF_IDENTITY, String.class, profile.provider(), profile.subject());
        if (found.isEmpty()) {
            throw new AccountUnusableException();
        }
        if (found.getFirst().equals(accountId.value())) {
            addRoles(accountId, roles);
        }
        return rows.findById(found.getFirst()).orElseThrow(AccountUnusableException::new);
    }

    /** Adds the roles to a new account. An account that existed before under a given identifier keeps its roles. */
    private void addRoles(AccountId accountId, Set<Role> roles) {
        Long known = jdbc.queryForObject(
                "SELECT COUNT(*) FROM account_role WHERE account_id = ?", Long.class, accountId.value());
        if (known != null && known == 0) {
            roles.forEach(role -> jdbc.update(INSERT_ROLE, accountId.value(), role.name()));
        }
    }
}
