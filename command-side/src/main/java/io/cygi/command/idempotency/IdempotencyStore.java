package io.cygi.command.idempotency;

import io.cygi.contracts.value.AccountId;
import io.cygi.messaging.store.row.TransactionalRow;
import io.cygi.web.request.IdempotencyKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The table of first answers. */
final class IdempotencyStore {

    private static final String INSERT = """
            INSERT INTO idempotency_key (account_id, idem_key, request_hash, status, body, created_ms)
            VALUES (?, ?, ?, ?, ?, ?)""";

    private static final Duration KEPT = Duration.ofHours(48);
    private static final Duration PURGED_SOON = Duration.ofMinutes(10);
    private static final int PURGED_PER_ROUND_MAX = 5_000;
    private static final int PURGE_ROUNDS_MAX = 100;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    IdempotencyStore(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** {@return the first answer under the key, whatever the request was} */
    @Nullable
    StoredAnswer find(IdempotencyKey key) {
        return jdbc
                .query(
                        """
                        SELECT request_hash, status, body FROM idempotency_key
                         WHERE account_id = ? AND idem_key = ?""",
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

    /** {@return whether there is an answer under the key, and will be for a while} */
    boolean keeps(AccountId accountId, String key) {
        long since = clock.millis() - KEPT.minus(PURGED_SOON).toMillis();
        return !jdbc.queryForList(
                        "SELECT 1 FROM idempotency_key WHERE account_id = ? AND idem_key = ? AND created_ms > ?",
                        Integer.class,
                        accountId.value(),
                        key,
                        since)
                .isEmpty();
    }

    /** {@return the answer as it is stored with the events of its command, which fails where the key is taken} */
    TransactionalRow withEvents(StoredAnswer answer) {
        return new TransactionalRow(INSERT, values(answer), new KeyTakenException());
    }

    /** Stores an answer by itself. {@return false where the key is taken} */
    boolean insert(StoredAnswer answer) {
        try {
            transaction.executeWithoutResult(
                    status -> jdbc.update(INSERT, values(answer).toArray()));
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    private List<Object> values(StoredAnswer answer) {
        return List.of(
                answer.key().accountId().value(),
                answer.key().key(),
                answer.key().requestHash(),
                answer.status(),
                answer.body(),
                clock.millis());
    }

    void purge() {
        long before = clock.millis() - KEPT.toMillis();
        for (int round = 0; round < PURGE_ROUNDS_MAX; round++) {
            Integer purged = transaction.execute(status -> jdbc.update(
                    "DELETE FROM idempotency_key WHERE created_ms < ? LIMIT " + PURGED_PER_ROUND_MAX, before));
            if (purged == null || purged < PURGED_PER_ROUND_MAX) {
                return;
            }
        }
    }
}
