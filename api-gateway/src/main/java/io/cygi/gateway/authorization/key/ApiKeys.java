package io.cygi.gateway.authorization.key;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The table of API keys. */
public final class ApiKeys {

    /** Bound on the keys of an organizer. */
    static final int KEYS_MAX = 10;

    /**
     * Attempts to store a key before the caller gets an error. An attempt fails only if another request takes the slot.
     */
    private static final int ATTEMPTS_MAX = 3 * KEYS_MAX;

    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);
    private static final String COLUMNS =
            "SELECT client_id, account_id, name, scopes, secret_hash, created_ms, last_used_ms FROM api_client";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    /** Creates the table's access. @param jdbc the gateway's database */
    public ApiKeys(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Stores a key in a free slot. Two requests cannot take the same slot, so an organizer never has more keys than
     * slots.
     *
     * @param key the key
     * @param check called in the transaction that stores the key, before it is stored
     * @throws RefusedException if no slot is free
     */
    void insert(ApiKey key, Runnable check) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            int slot = freeSlot(key.accountId());
            try {
                transaction.executeWithoutResult(status -> {
                    check.run();
                    insert(key, slot);
                });
                return;
            } catch (DuplicateKeyException | ConcurrencyFailureException taken) {
                // Another request of the same organizer has taken the slot; another slot may be free.
            }
        }
        throw full();
    }

    private int freeSlot(AccountId accountId) {
        Set<Integer> taken = new HashSet<>(jdbc.queryForList(
                "SELECT slot FROM api_client WHERE account_id = ?", Integer.class, accountId.value()));
        for (int slot = 1; slot <= KEYS_MAX; slot++) {
            if (!taken.contains(slot)) {
                return slot;
            }
        }
        throw full();
    }

    private static RefusedException full() {
        return new RefusedException(
                ProblemCode.LIMIT_EXCEEDED,
                "An organizer has at most " + KEYS_MAX + " API keys. Delete one that is not used.");
    }

    private void insert(ApiKey key, int slot) {
        jdbc.update(
                """
                INSERT INTO api_client (client_id, account_id, slot, name, scopes, secret_hash, created_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                key.keyId(),
                key.accountId().value(),
                slot,
                key.name(),
                String.join(" ", key.scopes()),
                key.secretHash(),
                key.createdAt().toEpochMilli());
    }

    /** {@return the key, if there is one} @param keyId any text of a caller */
    public Optional<ApiKey> find(String keyId) {
        return jdbc.query(COLUMNS + " WHERE client_id = ?", (row, number) -> key(row), keyId).stream()
                .findFirst();
    }

    /**
     * {@return whether the key exists; it is then locked until the current transaction ends}
     *
     * @param keyId the key's identifier
     */
    public boolean hold(String keyId) {
        return !jdbc.queryForList(
                        "SELECT 1 FROM api_client WHERE client_id = ? LOCK IN SHARE MODE", Integer.class, keyId)
                .isEmpty();
    }

    List<ApiKey> of(AccountId accountId) {
        return jdbc.query(
                COLUMNS + " WHERE account_id = ? ORDER BY created_ms, client_id",
                (row, number) -> key(row),
                accountId.value());
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        Long used = row.getObject("last_used_ms", Long.class);
        return new ApiKey(
                row.getString("client_id"),
                new AccountId(row.getString("account_id")),
                row.getString("name"),
                new LinkedHashSet<>(List.of(row.getString("scopes").split(" "))),
                row.getString("secret_hash"),
                Instant.ofEpochMilli(row.getLong("created_ms")),
                used == null ? null : Instant.ofEpochMilli(used));
    }

    /**
     * Deletes a key.
     *
     * @param accountId the account that must own the key
     * @param keyId the key's identifier
     * @param end ends the tokens of the key, in the same transaction
     * @return whether the account had such a key
     */
    public boolean delete(AccountId accountId, String keyId, Runnable end) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            int deleted = jdbc.update(
                    "DELETE FROM api_client WHERE client_id = ? AND account_id = ?", keyId, accountId.value());
            if (deleted == 1) {
                end.run();
            }
            return deleted == 1;
        }));
    }

    /**
     * Deletes all keys of an account, in the current transaction. Each key is named by its primary key, as in {@link
     * #delete}, so that the two cannot deadlock.
     *
     * @param accountId the account's identifier
     */
    public void deleteOf(AccountId accountId) {
        transaction.executeWithoutResult(status -> jdbc.queryForList(
                        "SELECT client_id FROM api_client WHERE account_id = ? ORDER BY client_id",
                        String.class,
                        accountId.value())
                .forEach(keyId -> jdbc.update("DELETE FROM api_client WHERE client_id = ?", keyId)));
    }

    /** Notes that a token was issued for a key, at most once a minute. @param keyId the key's identifier */
    public void used(String keyId) {
        long now = clock.millis();
        transaction.executeWithoutResult(status -> jdbc.update("""
                UPDATE api_client SET last_used_ms = ?
                 WHERE client_id = ? AND (last_used_ms IS NULL OR last_used_ms < ?)""", now, keyId, now - USE_NOTED_EVERY.toMillis()));
    }
}
