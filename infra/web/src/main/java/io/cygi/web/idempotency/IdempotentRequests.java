package io.cygi.web.idempotency;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.AccountId;
import io.cygi.web.problem.ValidationException;
import io.cygi.web.request.IdempotencyKey;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a repeated request under the same key with the first answer. The answer is stored in the transaction of the
 * request's own changes: both are stored or neither, whenever the process dies. Of requests that race, in any number of
 * processes, the first to insert its key goes on; the others wait for it at the database and repeat its answer.
 */
public final class IdempotentRequests {

    private static final int ATTEMPTS_MAX = 4;

    private final IdempotencyStore store;
    private final TransactionOperations transaction;
    private final JsonMapper json;

    /**
     * Creates the executor of requests.
     *
     * @param store the store of the answers
     * @param transaction the transaction of the requests' changes
     */
    public IdempotentRequests(IdempotencyStore store, TransactionOperations transaction, JsonMapper json) {
        this.store = store;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * {@return the key of a request, or null if the caller gave none}
     *
     * @param caller the account that sends the request
     * @param key the header's value
     * @param operation the method and the subject of the request
     * @param request the body
     * @throws ValidationException if the key is not 1 to 64 visible ASCII characters
     */
    public @Nullable IdempotencyKey key(AccountId caller, @Nullable String key, String operation, Object request) {
        return key == null ? null : IdempotencyKey.of(caller, key, operation, json.writeValueAsString(request));
    }

    /**
     * Answers a request with its first answer, or by carrying it out.
     *
     * @param key the key of the request, or null to carry it out each time
     * @param answerType the class of the answer
     * @param work carries the request out, on this thread and in the transaction that it finds there. It must not
     *     refuse anything: faults of a request have to be found before, because requests that wait for one that is
     *     rolled back block each other
     * @param <A> the type of the answer
     * @return the answer
     * @throws RefusedException if the key came before with another request
     */
    public <A> A answer(@Nullable IdempotencyKey key, Class<A> answerType, Supplier<A> work) {
        if (key == null) {
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                A first = transaction.execute(status -> store.claim(key) ? carriedOut(key, work) : null);
                return first == null ? repeated(store.stored(key), key, answerType) : first;
            } catch (ConcurrencyFailureException lostTheRace) {
                if (attempt == ATTEMPTS_MAX) {
                    throw lostTheRace;
                }
            }
        }
    }

    private <A> A carriedOut(IdempotencyKey key, Supplier<A> work) {
        A answer = work.get();
        store.complete(new StoredAnswer(key, StoredAnswer.DONE, json.writeValueAsString(answer)));
        return answer;
    }

    private <A> A repeated(StoredAnswer first, IdempotencyKey key, Class<A> answerType) {
        key.requireSameAs(first.key().requestHash());
        return json.readValue(first.body(), answerType);
    }
}
