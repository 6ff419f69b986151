package io.cygi.messaging.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.SagaStage.Begun;
import io.cygi.messaging.processing.SagaStage.Over;
import io.cygi.messaging.processing.SagaStage.Went;
import io.cygi.messaging.store.StoreTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two processes share the segments of one processor, and one of them dies. */
@StoreTest
@Timeout(120)
class SagaSegmentsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Set<Integer> ALL = Set.of(0, 1, 2, 3);

    private final ApplicationContext context;
    private final JdbcTemplate jdbc;
    private final ScriptedWork first = new ScriptedWork();
    private final ScriptedWork second = new ScriptedWork();
    private final String group = "stage-" + TimeOrderedIds.next();

    @Autowired
    SagaSegmentsTest(ApplicationContext context, JdbcTemplate jdbc) {
        this.context = context;
        this.jdbc = jdbc;
    }

    @Test
    void areSharedByTwoProcessesAndTakenOverFromOneThatDies() {
        List<String> ids = Stream.generate(() -> "shared-" + TimeOrderedIds.next())
                .limit(24)
                .toList();
        String poison = SagaStage.idIn(0, "poison");
        first.inStep(poison, "begin", SagaSegmentsTest::fail);
        second.inStep(poison, "begin", SagaSegmentsTest::fail);
        AtomicBoolean dead = new AtomicBoolean();
        SagaStage one = new SagaStage(context, group, "one", first, tokens -> mortal(tokens, dead));
        await().atMost(PATIENCE).until(() -> one.segments().equals(ALL));
        try (SagaStage two = new SagaStage(context, group, "two", second)) {
            Set.of(2, 3).forEach(one.processor()::releaseSegment);
            await().atMost(PATIENCE)
                    .until(() -> one.segments().equals(Set.of(0, 1))
                            && two.segments().equals(Set.of(2, 3)));

            publish(poison, 0, new Begun(poison));
            ids.forEach(id -> publish(id, 0, new Begun(id), new Went(id)));
            ids.forEach(id -> await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(owner(id).done(id)).containsExactly("begin", "go-1")));
            assertThat(ids).allMatch(id -> other(id).done(id).isEmpty());
            assertThat(ids).anyMatch(id -> owner(id) == first).anyMatch(id -> owner(id) == second);
            await().atMost(PATIENCE)
                    .until(() -> SagaStage.letters(context, group).size() == 1);

            dead.set(true);
            publish(poison, 1, new Went(poison));
            ids.forEach(id -> publish(id, 2, new Over(id)));
            ids.forEach(
                    id -> await().atMost(PATIENCE).until(() -> second.done(id).contains("end")));
            assertThat(two.segments()).isEqualTo(ALL);
            await("a successor of what the dead one parked")
                    .atMost(PATIENCE)
                    .until(() -> SagaStage.letters(context, group).size() == 2);
            assertThat(first.done(poison)).isEmpty();
            assertThat(second.done(poison)).isEmpty();
            second.mend();
            assertThat(two.retry(poison)).isTrue();
            assertThat(second.done(poison)).containsExactly("begin", "go-1");
            assertThat(jdbc.queryForObject(
                            "SELECT COUNT(*) FROM saga_association WHERE association_value LIKE 'shared-%'",
                            Long.class))
                    .as("sagas that ended elsewhere than they began")
                    .isZero();
        } finally {
            one.close();
        }
    }

    @Test
    void areSplitAndMergedWhileEventsOfAnAggregateStayInOrder() throws Exception {
        String id = SagaStage.idIn(0, "split");
        try (SagaStage one = new SagaStage(context, group, "one", first)) {
            await().atMost(PATIENCE).until(() -> one.segments().equals(ALL));
            publish(id, 0, new Begun(id), new Went(id));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(first.done(id)).containsExactly("begin", "go-1"));
            assertThat(one.processor().splitSegment(0).get()).isTrue();
            await().atMost(PATIENCE).until(() -> one.segments().size() == 5);
            publish(id, 2, new Went(id));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(first.done(id)).containsExactly("begin", "go-1", "go-2"));
            assertThat(one.processor().mergeSegment(0).get()).isTrue();
            publish(id, 3, new Over(id));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(first.done(id)).containsExactly("begin", "go-1", "go-2", "end"));
        }
    }

    private static void fail() {
        throw new NullPointerException("a bug");
    }

    private ScriptedWork owner(String id) {
        return ofFirst(id) ? first : second;
    }

    private ScriptedWork other(String id) {
        return ofFirst(id) ? second : first;
    }

    /** {@return whether an aggregate belongs to segment 0 or 1, which the first process has} */
    private static boolean ofFirst(String id) {
        return SagaStage.segmentOf(id) < 2;
    }

    private void publish(String id, long from, Object... events) {
        SagaStage.publish(context, id, from, events);
    }

    /** A process that is dead can neither move its positions nor give its claims back. */
    private static TokenStore mortal(TokenStore tokens, AtomicBoolean dead) {
        UnaryOperator<Object> check = result -> {
            if (dead.get()) {
                throw new DataAccessResourceFailureException("the process is dead");
            }
            return result;
        };
        return (TokenStore) Proxy.newProxyInstance(
                TokenStore.class.getClassLoader(), new Class<?>[] {TokenStore.class}, (proxy, method, arguments) -> {
                    check.apply(proxy);
                    try {
                        return method.invoke(tokens, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
