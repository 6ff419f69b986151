package io.cygi.settlement.idempotency;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.AccountId;
import io.cygi.web.problem.ValidationException;
import io.cygi.web.request.IdempotencyKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers the same request under the same key with the first answer. The answer is stored in the transaction of what
 * the request makes: either both are there or neither, whenever the process dies. Of requests that race, in however
 * many processes, the first to insert its key goes on; the others wait for it at the database and repeat its answer.
 */
public final class IdempotentRequests {

    private static final Duration KEPT = Duration.ofHours(48);
    private static final int PURGED_AT_ONCE_MAX = 5_000;
    private static final int ATTEMPTS_MAX = 4;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final JsonMapper json;
    private final Clock clock;

    IdempotentRequests(JdbcTemplate jdbc, TransactionOperations transaction, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * {@return the key of a request, or null where the caller gave none}
     *
     * @param caller who sends it
     * @param key the header's value
     * @param operation method and what it is about
     * @param request the body
     * @throws ValidationException where the key is not 1 to 64 visible ASCII characters
     */
    public @Nullable IdempotencyKey key(AccountId caller, @Nullable String key, String operation, Object request) {
        return key == null ? null : IdempotencyKey.of(caller, key, operation, json.writeValueAsString(request));
    }

    /**
     * Answers a request: as it was answered first, or by carrying it out.
     *
     * @param key of the request, or null to carry it out each time
     * @param answerType what the answer is
     * @param work carries it out, on this thread and in the transaction that it finds there. It refuses nothing: what can
     *     be wrong with a request is found before, because requests that wait for one that is rolled back block each other
     * @param <A> what the answer is
     * @return the answer
     * @throws RefusedException where the key came before with another request
     */
    public <A> A answer(@Nullable IdempotencyKey key, Class<A> answerType, Supplier<A> work) {
        if (key == null) {
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                A first = transaction.execute(status -> claimed(key) ? carriedOut(key, work) : null);
                return first == null ? repeated(key, answerType) : first;
            } catch (ConcurrencyFailureException lostTheRace) {
                if (attempt == ATTEMPTS_MAX) {
                    throw lostTheRace;
                }
            }
        }
    }

    /** Removes answers that are older than they are kept. */
    void purge() {
        long before = clock.millis() - KEPT.toMillis();
        transaction.executeWithoutResult(status ->
                jdbc.update("DELETE FROM settlement_request WHERE created_ms < ? LIMIT " + PURGED_AT_ONCE_MAX, before));
    }

    /** Inserts the key without an error where it is taken: the driver forgets a transaction that begins with an error. */
    private boolean claimed(IdempotencyKey key) {
        int inserted = jdbc.update("""
                INSERT IGNORE INTO settlement_request (account_id, idem_key, request_hash, body, created_ms)
                VALUES (?, ?, ?, '', ?)""", key.accountId().value(), key.key(), key.requestHash(), clock.millis());
        return inserted == 1;
    }

    private <A> A carriedOut(IdempotencyKey key, Supplier<A> work) {
        A answer = work.get();
        jdbc.update(
                "UPDATE settlement_request SET body = ? WHERE account_id = ? AND idem_key = ?",
                json.writeValueAsString(answer),
                key.accountId().value(),
                key.key());
        return answer;
    }

    private <A> A repeated(IdempotencyKey key, Class<A> answerType) {
        String body = Objects.requireNonNull(jdbc.queryForObject(
                "SELECT request_hash, body FROM settlement_request WHERE account_id = ? AND idem_key = ?",
                (row, number) -> {
                    key.requireSameAs(row.getString("request_hash"));
                    return row.getString("body");
                },
                key.accountId().value(),
                key.key()));
        return json.readValue(body, answerType);
    }
}
