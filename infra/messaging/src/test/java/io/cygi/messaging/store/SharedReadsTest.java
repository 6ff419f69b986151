package io.cygi.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.StoreTest.Happened;
import io.cygi.messaging.store.history.AggregateLoads;
import io.cygi.messaging.store.row.EventRow;
import io.cygi.messaging.store.tail.EventTail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many callers read the newest state of few aggregates. */
@StoreTest
@Timeout(120)
class SharedReadsTest {

    private static final int CALLERS = 2_000;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final GroupedEventStore store;
    private final JdbcTemplate jdbc;
    private final DataSource dataSource;
    private final ServerWatch watch;
    private final Serializer serializer;
    private final String prefix = TimeOrderedIds.next();
    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private final Consumer<DomainEventMessage<?>> reader =
            event -> read.add(event.getAggregateIdentifier() + "@" + event.getSequenceNumber());

    @Autowired
    SharedReadsTest(
            GroupedEventStore store,
            JdbcTemplate jdbc,
            DataSource dataSource,
            ServerWatch watch,
            @Qualifier("eventSerializer") Serializer serializer) {
        this.store = store;
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.watch = watch;
        this.serializer = serializer;
    }

    @Test
    void readsEventsThatAnotherProcessHasStoredBeforeTheCall() {
        try (SharedReads reads = new SharedReads(store, LONG);
                GroupCommit other = new GroupCommit(
                        dataSource, new JdbcSQLErrorCodesResolver(), new EventTail(8, index -> {}), watch)) {
            for (int sequence = 0; sequence < 5; sequence++) {
                String id = prefix + "/other";
                other.append(List.of(EventRow.of(Happened.to(id, sequence), serializer)), List.of());
                assertThat(reads.read(List.of(id, prefix + "/none"), reader)).isTrue();
                assertThat(read).contains(id + "@" + sequence).hasSize(sequence + 1);
            }
        }
    }

    @Test
    void readsMoreAggregatesThanOneQueryTakes() {
        List<String> ids = IntStream.range(0, AggregateLoads.AGGREGATES_MAX + 1)
                .mapToObj(i -> prefix + "/" + i)
                .toList();
        ids.forEach(id -> store.publish(Happened.to(id, 0)));
        try (SharedReads reads = new SharedReads(store, LONG)) {
            assertThat(reads.read(ids, reader)).isTrue();
        }
        assertThat(read).hasSize(ids.size());
    }

    @Test
    void manyCallersShareFewStatements() throws Exception {
        store.publish(Happened.to(prefix + "/seat", 0));
        try (SharedReads reads = new SharedReads(store, LONG);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long before = selects();
            List<Future<Boolean>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(() -> reads.read(List.of(prefix + "/seat"), reader)));
            }
            for (Future<Boolean> caller : callers) {
                assertThat(caller.get(60, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(selects() - before).isLessThan(CALLERS / 4);
        }
    }

    @Test
    void callersWaitNoLongerThanTheBound() {
        store.publish(Happened.to(prefix + "/slow", 0));
        CountDownLatch answered = new CountDownLatch(1);
        try (SharedReads reads = new SharedReads(store, Duration.ofMillis(50))) {
            assertThat(reads.read(List.of(prefix + "/slow"), event -> await(answered)))
                    .as("the caller whose read hangs")
                    .isFalse();
            assertThat(reads.read(List.of(prefix + "/slow"), reader))
                    .as("one that comes meanwhile")
                    .isFalse();
            answered.countDown();
        }
        assertThat(read).as("what was asked for and taken back").isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The status of the server counts the looks of other processors too. */
    private long selects() {
        return jdbc.queryForObject("SHOW GLOBAL STATUS LIKE 'Com_select'", (row, number) -> row.getLong(2));
    }
}
