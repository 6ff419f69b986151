package io.cygi.settlement.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.value.AccountId;
import io.cygi.settlement.SettlementModuleTest;
import io.cygi.web.idempotency.IdempotencyStore;
import io.cygi.web.idempotency.IdempotentRequests;
import io.cygi.web.request.IdempotencyKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

@SettlementModuleTest
class SettlementIdempotencyTest {

    private static final AccountId ADMIN = new AccountId("admin-1");
    private static final int TWINS = 8;

    private final IdempotentRequests requests;
    private final IdempotencyStore store;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final AtomicInteger carriedOut = new AtomicInteger();

    @Autowired
    SettlementIdempotencyTest(
            IdempotentRequests requests,
            @Qualifier("settlementIdempotencyStore") IdempotencyStore store,
            JdbcTemplate jdbc,
            TransactionOperations transaction) {
        this.requests = requests;
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    record Answer(int number) {}

    @Test
    void executesConcurrentEqualRequestsOnce() {
        IdempotencyKey key = key("twins", "a");

        try (ExecutorService threads = Executors.newFixedThreadPool(TWINS)) {
            List<CompletableFuture<Answer>> answers = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> answer(key), threads))
                    .limit(TWINS)
                    .toList();
            assertThat(answers).extracting(CompletableFuture::join).containsOnly(new Answer(1));
        }

        assertThat(carriedOut).hasValue(1);
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        answer(key("reused", "a"));

        assertThatThrownBy(() -> answer(key("reused", "b")))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    void storesNothingOfARequestThatFails() {
        IdempotencyKey key = key("failing", "a");
        assertThatThrownBy(() -> requests.answer(key, Answer.class, () -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(store.find(key)).isNull();
        assertThat(answer(key)).isEqualTo(new Answer(1));
    }

    @Test
    void forgetsAnswersAfterTwoDays() {
        IdempotencyKey kept = key("kept", "a");
        IdempotencyKey old = key("old", "a");
        answer(kept);
        answer(old);
        long before = Clock.systemUTC().millis() - Duration.ofHours(48).toMillis() - 1;
        transaction.executeWithoutResult(
                status -> jdbc.update("UPDATE settlement_request SET created_ms = ? WHERE idem_key = 'old'", before));

        store.purge();

        assertThat(store.find(kept)).isNotNull();
        assertThat(store.find(old)).isNull();
    }

    private IdempotencyKey key(String key, String request) {
        IdempotencyKey made = requests.key(ADMIN, key, "POST runs", Map.of("request", request));
        assertThat(made).isNotNull();
        return made;
    }

    private Answer answer(IdempotencyKey key) {
        return requests.answer(key, Answer.class, () -> new Answer(carriedOut.incrementAndGet()));
    }
}
