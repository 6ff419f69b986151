package io.cygi.gateway.account.store;

import io.cygi.gateway.account.Role;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The accounts. */
public interface AccountRows extends JpaRepository<AccountRow, String> {

    /** {@return the account of a person at a provider} */
    Optional<AccountRow> findByProviderAndSubject(String provider, String subject);

    /** {@return an account that nobody else changes until the transaction ends} @param id its identifier */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT a FROM AccountRow a WHERE a.accountId = :id")
    Optional<AccountRow> lockById(String id);

    /** Waits until no other transaction changes who is an admin, and keeps others from it until this one ends. */
    @Query(nativeQuery = true, value = "SELECT name FROM account_guard WHERE name = 'admins' FOR UPDATE")
    String lockAdmins();

    /**
     * {@return how many accounts that may be used have a role}
     *
     * @param role the role
     * @param exceptProvider accounts of this provider do not count
     */
    @Query("""
            SELECT COUNT(a) FROM AccountRow a JOIN a.roles r
             WHERE r = :role AND a.state = io.cygi.gateway.account.store.AccountState.ACTIVE
               AND a.provider <> :exceptProvider""")
    long countUsable(Role role, String exceptProvider);

    /** {@return accounts whose access has changed from a point on, the oldest change first} */
    @Query("""
            SELECT a FROM AccountRow a
             WHERE a.accessChangedMillis >= :fromMillis
               AND (a.accessChangedMillis > :fromMillis OR a.accountId > :afterId)
             ORDER BY a.accessChangedMillis, a.accountId""")
    List<AccountRow> changedSince(long fromMillis, String afterId, Limit limit);

    /** {@return accounts in a state whose access has ever changed} */
    @Query("""
            SELECT a FROM AccountRow a
             WHERE a.state = :state AND a.accountId > :afterId AND a.accessChangedMillis IS NOT NULL
             ORDER BY a.accountId""")
    List<AccountRow> changedIn(AccountState state, String afterId, Limit limit);

    /** {@return accounts whose erasure has not gone on since a time, the longest waiting first} */
    @Query("""
            SELECT a.accountId FROM AccountRow a
             WHERE a.state = io.cygi.gateway.account.store.AccountState.ERASING
               AND a.accessChangedMillis < :beforeMillis
             ORDER BY a.accessChangedMillis, a.accountId""")
    List<String> erasingSince(long beforeMillis, Limit limit);

    /** {@return accounts that were erased after a time, the latest first} */
    @Query("""
            SELECT a.accountId FROM AccountRow a
             WHERE a.accessChangedMillis >= :sinceMillis
               AND a.state = io.cygi.gateway.account.store.AccountState.ERASED
             ORDER BY a.accessChangedMillis DESC""")
    List<String> erasedSince(long sinceMillis, Limit limit);
}
