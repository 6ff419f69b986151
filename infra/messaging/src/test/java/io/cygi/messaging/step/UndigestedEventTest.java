package io.cygi.messaging.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.messaging.processing.SagaStage;
import io.cygi.messaging.processing.SagaStage.Begun;
import io.cygi.messaging.processing.SagaStage.Over;
import io.cygi.messaging.processing.SagaStage.Went;
import io.cygi.messaging.store.StoreTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** An event is parked that a handler, or the store of sagas, fails on each time. */
@StoreTest
@Timeout(120)
class UndigestedEventTest extends ParkingStage {

    private static final int KEYS = 20;

    private final JdbcTemplate jdbc;

    @Autowired
    UndigestedEventTest(ApplicationContext context, JdbcTemplate jdbc) {
        super(context);
        this.jdbc = jdbc;
    }

    @AfterEach
    void restore() {
        jdbc.execute("DROP TRIGGER IF EXISTS refuse_saga");
    }

    @Test
    void anEventThatAHandlerOrTheSagaStoreRefusesIsParked() {
        String refused = SagaStage.idIn(1, "refused");
        jdbc.execute("CREATE TRIGGER refuse_saga BEFORE INSERT ON saga_association FOR EACH ROW"
                + " IF NEW.association_value = '" + refused + "' THEN SIGNAL SQLSTATE '45000'; END IF");
        work.inHandler(poison, "begin", () -> {
            throw new IllegalStateException("a bug");
        });
        publish(poison, 0, new Begun(poison), new Went(poison));
        publish(refused, 0, new Begun(refused), new Went(refused));
        others.forEach(id -> publish(id, 0, new Begun(id), new Over(id)));
        try (SagaStage stage = new SagaStage(context, group, "one", work)) {
            awaitLetters(4);
            others.forEach(id -> assertThat(work.done(id)).containsSubsequence("begin", "end"));
            jdbc.execute("DROP TRIGGER refuse_saga");
            work.mend();
            assertThat(stage.retry(poison)).isTrue();
            assertThat(stage.retry(refused)).isTrue();
            assertThat(work.done(poison)).containsExactly("begin", "go-1");
            assertThat(work.done(refused)).endsWith("begin", "go-1");
            assertThat(sagasOf(poison) + sagasOf(refused)).isEqualTo(2);
        }
    }

    /** Each failed delivery is followed by a longer pause, so the number of deliveries must not grow with the number of keys. */
    @Test
    void manyKeysThatFailInTheirHandlersAreParkedTogether() {
        jdbc.execute("CREATE TRIGGER refuse_saga BEFORE INSERT ON saga_association FOR EACH ROW"
                + " IF NEW.association_value LIKE 'refused-%' THEN SIGNAL SQLSTATE '45000'; END IF");
        Map<String, AtomicInteger> deliveries = new ConcurrentHashMap<>();
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            String buggy = SagaStage.idIn(0, "buggy");
            deliveries.put(buggy, new AtomicInteger());
            work.inHandler(buggy, "begin", () -> {
                deliveries.get(buggy).incrementAndGet();
                throw new IllegalStateException("a bug");
            });
            publish(buggy, 0, new Begun(buggy), new Went(buggy));
            refused.add(SagaStage.idIn(0, "refused"));
            publish(refused.getLast(), 0, new Begun(refused.getLast()));
        }
        others.forEach(id -> publish(id, 0, new Begun(id), new Over(id)));
        try (SagaStage stage = new SagaStage(context, group, "one", work)) {
            awaitLetters(3 * KEYS);
            others.forEach(id -> awaitDone(id, "begin", "end"));
            assertThat(deliveries.values()).allMatch(count -> count.get() == StepParking.DELIVERIES_MAX);
            jdbc.execute("DROP TRIGGER refuse_saga");
            work.mend();
            await().atMost(PATIENCE).until(() -> {
                stage.retryDue();
                return SagaStage.letters(context, group).isEmpty();
            });
            deliveries.keySet().forEach(id -> assertThat(work.done(id)).endsWith("begin", "go-1"));
            refused.forEach(id -> assertThat(sagasOf(id)).isOne());
        }
    }
}
