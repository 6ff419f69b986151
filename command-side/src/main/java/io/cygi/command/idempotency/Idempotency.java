package io.cygi.command.idempotency;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.port.IdempotencyLookup;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.Commands;
import io.cygi.web.idempotency.IdempotencyStore;
import io.cygi.web.idempotency.StoredAnswer;
import io.cygi.web.problem.ValidationException;
import io.cygi.web.request.IdempotencyKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers each request of the write API. It sends the command that was decided for the request, and answers a repeated
 * request under the same key with the first answer. The answer is stored in the transaction of its command: both are
 * stored or neither, whenever the process dies. Of requests that race in several processes the database lets one
 * through; within a process they take turns. Refusals are answers too.
 */
public final class Idempotency implements IdempotencyLookup {

    private static final int REFUSED = 409;

    /**
     * The number of locks for keys. Keys whose hashes collide share a lock, and wait for each other for the length of a
     * command at most.
     */
    private static final int TURNS = 1_024;

    private static final int ANSWERED_MAX = 20_000;

    private final IdempotencyStore store;
    private final Commands commands;
    private final JsonMapper json;

    /** The keys that were answered here lately. Only for these the first answer is looked up before deciding anew. */
    private final Cache<Name, Boolean> answered = Caffeine.newBuilder()
            .maximumSize(ANSWERED_MAX)
            // Otherwise each key that is added wakes another thread.
            .executor(Runnable::run)
            .build();

    private final Lock[] turns =
            Stream.generate(ReentrantLock::new).limit(TURNS).toArray(Lock[]::new);

    Idempotency(IdempotencyStore store, Commands commands, JsonMapper json) {
        this.store = store;
        this.commands = commands;
        this.json = json;
    }

    /**
     * {@return the key of a request, or null if the caller gave none}
     *
     * @param caller the account that sends the request
     * @param key the header's value
     * @param operation the method and the path
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
     * @param decision checks the request and returns the command and the answer
     * @param <A> the type of the answer
     * @return the answer
     * @throws RefusedException if the request is, or was, refused
     */
    public <A> A answer(@Nullable IdempotencyKey key, Class<A> answerType, Supplier<Decision<A>> decision) {
        if (key == null) {
            Decision<A> decided = decision.get();
            decided.carryOut(command -> commands.send(command, decided.metadata()));
            return decided.answer();
        }
        // Identical requests take turns, so that none is refused because another one is just taking the same seats.
        Lock turn = turns[Math.floorMod(key.hashCode(), turns.length)];
        turn.lock();
        try {
            StoredAnswer first = answered.getIfPresent(Name.of(key)) == null ? null : store.find(key);
            return first == null ? answerFirst(key, answerType, decision) : replay(key, first, answerType);
        } finally {
            answered.put(Name.of(key), Boolean.TRUE);
            turn.unlock();
        }
    }

    /**
     * Looks for a stored answer under the key. If there is one, this process from now on looks up the answer first,
     * instead of deciding anew and failing when the answer is stored.
     */
    @Override
    public boolean has(AccountId fanId, String idempotencyKey) {
        boolean kept = IdempotencyKey.wellFormed(idempotencyKey) && store.keeps(fanId, idempotencyKey);
        if (kept) {
            answered.put(new Name(fanId, idempotencyKey), Boolean.TRUE);
        }
        return kept;
    }

    /**
     * Answers a request that this process does not remember. A first answer from before is found when the new one is
     * stored.
     */
    private <A> A answerFirst(IdempotencyKey key, Class<A> answerType, Supplier<Decision<A>> decision) {
        try {
            Decision<A> decided = decision.get();
            StoredAnswer answer = new StoredAnswer(key, StoredAnswer.DONE, json.writeValueAsString(decided.answer()));
            return carriedOut(decided, answer, answerType);
        } catch (RefusedException refusal) {
            return recordRefusal(key, refusal, answerType);
        }
    }

    /**
     * Sends the command. A command that changes nothing stores no answer: a request under another key may have had the
     * same effect.
     */
    private <A> A carriedOut(Decision<A> decided, StoredAnswer answer, Class<A> answerType) {
        IdempotencyKey key = answer.key();
        try {
            Map<String, Object> metadata = new HashMap<>(decided.metadata());
            metadata.put(IdempotencyInterceptor.METADATA, answer);
            decided.carryOut(command -> commands.send(command, metadata));
            return decided.answer();
        } catch (KeyTakenException taken) {
            StoredAnswer first = store.find(key);
            if (first == null && store.insert(answer)) {
                return decided.answer();
            }
            return replay(key, first == null ? store.stored(key) : first, answerType);
        }
    }

    private <A> A recordRefusal(IdempotencyKey key, RefusedException refusal, Class<A> answerType) {
        if (refusal.code() == ProblemCode.NOT_FOUND) {
            StoredAnswer first = store.find(key);
            if (first == null) {
                throw refusal;
            }
            return replay(key, first, answerType);
        }
        Refusal body = new Refusal(refusal.code(), refusal.detail(), refusal.seats());
        if (store.insert(new StoredAnswer(key, REFUSED, json.writeValueAsString(body)))) {
            throw refusal;
        }
        return replay(key, store.stored(key), answerType);
    }

    private <A> A replay(IdempotencyKey key, StoredAnswer first, Class<A> answerType) {
        key.requireSameAs(first.key().requestHash());
        if (first.status() == StoredAnswer.DONE) {
            return json.readValue(first.body(), answerType);
        }
        Refusal refusal = json.readValue(first.body(), Refusal.class);
        throw new RefusedException(refusal.code(), refusal.detail(), refusal.seats());
    }

    private record Name(AccountId accountId, String key) {

        static Name of(IdempotencyKey key) {
            return new Name(key.accountId(), key.key());
        }
    }

    private record Refusal(ProblemCode code, String detail, List<SeatNumber> seats) {}
}
