package io.cygi.web.idempotency;

import io.cygi.contracts.value.AccountId;
import io.cygi.web.request.IdempotencyKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stores the first answers of requests, for 48 hours, in a table. Its columns are {@code account_id}, {@code idem_key},
 * {@code request_hash}, {@code status}, {@code body} and {@code created_ms}; its primary key is the first two.
 */
public final class IdempotencyStore {

    private static final Duration KEPT = Duration.ofHours(48);
    private static final Duration PURGED_SOON = Duration.ofMinutes(10);
    private static final int PURGED_PER_ROUND_MAX = 5_000;
    private static final int PURGE_ROUNDS_MAX = 100;
    private static final int ATTEMPTS_MAX = 4;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final String table;
    private final String insert;

    /** Creates the store. @param table the name of the service's table */
    public IdempotencyStore(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock, String table) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.table = table;
        this.insert = "INTO " + table + " (account_id, idem_key, request_hash, status, body, created_ms)"
                + " VALUES (?, ?, ?, ?, ?, ?)";
    }

    /** {@return the first answer under the key, whatever the request was} @param key the key of a request */
    public @Nullable StoredAnswer find(IdempotencyKey key) {
        return jdbc
                .query(
                        "SELECT request_hash, status, body FROM " + table + " WHERE account_id = ? AND idem_key = ?",
                        (row, number) -> new StoredAnswer(
                                new IdempotencyKey(key.accountId(), key.key(), row.getString("request_hash")),
                                row.getInt("status"),
                                row.getString("body")),
                        key.accountId().value(),
                        key.key())
                .stream()
                .findFirst()
                .orElse(null);
    }

    /**
     * {@return the first answer under a key that is taken}
     *
     * @param key the key of a request
     * @throws IllegalStateException if the key is not taken
     */
    public StoredAnswer stored(IdempotencyKey key) {
        StoredAnswer first = find(key);
        if (first == null) {
            throw new IllegalStateException("an idempotency key was taken and is not there");
        }
        return first;
    }

    /**
     * {@return whether an answer is stored under the key, and will still be there for a while}
     *
     * @param accountId the account that sent the request
     * @param key the key of the request
     */
    public boolean keeps(AccountId accountId, String key) {
        long since = clock.millis() - KEPT.minus(PURGED_SOON).toMillis();
        return !jdbc.queryForList(
                        "SELECT 1 FROM " + table + " WHERE account_id = ? AND idem_key = ? AND created_ms > ?",
                        Integer.class,
                        accountId.value(),
                        key,
                        since)
                .isEmpty();
    }

    /**
     * {@return the statement that stores an answer, with the parameters of {@link #values}; it fails if the key is
     * taken}
     */
    public String insertStatement() {
        return "INSERT " + insert;
    }

    /** {@return the parameters of {@link #insertStatement}} @param answer the answer to store */
    public List<Object> values(StoredAnswer answer) {
        return List.of(
                answer.key().accountId().value(),
                answer.key().key(),
                answer.key().requestHash(),
                answer.status(),
                answer.body(),
                clock.millis());
    }

    /**
     * Stores an answer in a transaction of its own. Identical requests in other processes may collide in the index; the
     * database then gives one of them up, which tries again.
     *
     * @param answer the first answer
     * @return false if the key is taken
     */
    public boolean insert(StoredAnswer answer) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(
                        status -> jdbc.update(insertStatement(), values(answer).toArray()));
                return true;
            } catch (DuplicateKeyException taken) {
                return false;
            } catch (ConcurrencyFailureException lostTheRace) {
                if (attempt == ATTEMPTS_MAX) {
                    throw lostTheRace;
                }
            }
        }
    }

    /**
     * Takes the key for the transaction that is under way, and waits for another transaction that has taken it.
     *
     * @param key the key of a request
     * @return false if the key was taken before; no exception, because the driver forgets a transaction that begins
     *     with an error
     */
    boolean claim(IdempotencyKey key) {
        Object[] claimed = values(new StoredAnswer(key, StoredAnswer.DONE, "")).toArray();
        return jdbc.update("INSERT IGNORE " + insert, claimed) == 1;
    }

    /** Writes the answer under the key that this transaction has claimed. @param answer the first answer */
    void complete(StoredAnswer answer) {
        jdbc.update(
                "UPDATE " + table + " SET status = ?, body = ? WHERE account_id = ? AND idem_key = ?",
                answer.status(),
                answer.body(),
                answer.key().accountId().value(),
                answer.key().key());
    }

    /** Removes the answers that are older than 48 hours, in portions of bounded size. */
    public void purge() {
        long before = clock.millis() - KEPT.toMillis();
        for (int round = 0; round < PURGE_ROUNDS_MAX; round++) {
            Integer purged = transaction.execute(status -> jdbc.update(
                    "DELETE FROM " + table + " WHERE created_ms < ? LIMIT " + PURGED_PER_ROUND_MAX, before));
            if (purged == null || purged < PURGED_PER_ROUND_MAX) {
                return;
            }
        }
    }
}
