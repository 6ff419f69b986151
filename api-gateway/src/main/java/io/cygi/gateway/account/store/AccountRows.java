package io.cygi.gateway.account.store;

import io.cygi.gateway.account.Role;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Repository of accounts. */
public interface AccountRows extends JpaRepository<AccountRow, String> {

    /** {@return the account of a person at a provider} */
    Optional<AccountRow> findByProviderAndSubject(String provider, String subject);

    /** {@return an account, locked until the transaction ends} @param id the account's identifier */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT a FROM AccountRow a WHERE a.accountId = :id")
    Optional<AccountRow> lockById(String id);

    /** Waits until no other transaction changes who is an admin, and locks that until this transaction ends. */
    @Query(nativeQuery = true, value = "SELECT name FROM account_guard WHERE name = 'admins' FOR UPDATE")
    String lockAdmins();

    /**
     * {@return the number of usable accounts with a role}
     *
     * @param role the role
     * @param exceptProvider a provider whose accounts are left out
     */
    @Query("""
            SELECT COUNT(a) FROM AccountRow a JOIN a.roles r
             WHERE r = :role AND a.state = io.cygi.gateway.account.store.AccountState.ACTIVE
               AND a.provider <> :exceptProvider""")
    long countUsable(Role role, String exceptProvider);

    /** {@return accounts whose access has changed since a point, the oldest change first} */
    @Query("""
            SELECT a FROM AccountRow a
             WHERE a.accessChangedMillis >= :fromMillis
               AND (a.accessChangedMillis > :fromMillis OR a.accountId > :afterId)
             ORDER BY a.accessChangedMillis, a.accountId""")
    List<AccountRow> changedSince(long fromMillis, String afterId, Limit limit);

    /** {@return accounts in a state whose access has been changed at least once} */
    @Query("""
            SELECT a FROM AccountRow a
             WHERE a.state = :state AND a.accountId > :afterId AND a.accessChangedMillis IS NOT NULL
             ORDER BY a.accountId""")
    List<AccountRow> changedIn(AccountState state, String afterId, Limit limit);

    /** {@return accounts whose erasure has made no progress since a time, the longest waiting first} */
    @Query("""
            SELECT a.accountId FROM AccountRow a
             WHERE a.state = io.cygi.gateway.account.store.AccountState.ERASING
               AND a.accessChangedMillis < :beforeMillis
             ORDER BY a.accessChangedMillis, a.accountId""")
    List<String> erasingSince(long beforeMillis, Limit limit);

    /** {@return accounts that were erased after a time, the latest erasure first} */
    @Query("""
            SELECT a.accountId FROM AccountRow a
             WHERE a.accessChangedMillis >= :sinceMillis
               AND a.state = io.cygi.gateway.account.store.AccountState.ERASED
             ORDER BY a.accessChangedMillis DESC""")
    List<String> erasedSince(long sinceMillis, Limit limit);
}
