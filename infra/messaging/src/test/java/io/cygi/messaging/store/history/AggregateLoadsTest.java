package io.cygi.messaging.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.store.StoreTest;
import io.cygi.messaging.store.StoreTest.Happened;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Aggregates that several callers need at the same time are read together, and each caller gets its own. */
@StoreTest
@Timeout(120)
class AggregateLoadsTest {

    private static final int AGGREGATES = 150;

    private final GroupedEventStore store;
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final String prefix = TimeOrderedIds.next();

    @Autowired
    AggregateLoadsTest(GroupedEventStore store, DataSource dataSource, JdbcTemplate jdbc) {
        this.store = store;
        this.dataSource = dataSource;
        this.jdbc = jdbc;
    }

    @Test
    void givesEachAggregateItsOwnEvents() throws Exception {
        for (int number = 0; number < AGGREGATES; number += 2) {
            store.publish(Happened.to(id(number), 0), Happened.to(id(number), 1));
        }
        long selects = selects();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> loads = IntStream.range(0, AGGREGATES)
                    .mapToObj(number -> threads.submit(() -> sequences(number)))
                    .toList();
            for (int number = 0; number < AGGREGATES; number++) {
                assertThat(loads.get(number).get()).isEqualTo(number % 2 == 0 ? List.of(0L, 1L) : List.of());
            }
        }

        assertThat(selects() - selects).as("queries for all of them").isLessThan(AGGREGATES / 2);
    }

    @Test
    void readsALongHistoryWhole() {
        int events = 2_100;
        store.publish(IntStream.range(0, events)
                .mapToObj(sequence -> Happened.to(id(0), sequence))
                .toList());

        assertThat(sequences(0)).hasSize(events).startsWith(0L).endsWith(events - 1L);
    }

    @Test
    void readsFromTheSnapshotOn() {
        String wallet = "wallet/" + prefix;
        for (int sequence = 0; sequence < 4; sequence++) {
            store.publish(Happened.to(wallet, sequence));
        }
        store.storeSnapshot(Happened.to(wallet, 2));

        assertThat(store.readEvents(wallet).asStream())
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(2L, 3L);
    }

    @Test
    void failsIfItIsClosed() {
        AggregateLoads closed = new AggregateLoads(dataSource, id -> false);
        closed.close();

        assertThatThrownBy(() -> closed.load(Set.of(id(0)))).isInstanceOf(EventStoreException.class);
    }

    private List<Long> sequences(int number) {
        return store.readEvents(id(number))
                .asStream()
                .map(DomainEventMessage::getSequenceNumber)
                .toList();
    }

    private String id(int number) {
        return prefix + "/" + number;
    }

    private long selects() {
        return jdbc.queryForObject(
                "SHOW GLOBAL STATUS LIKE 'Com_select'", (row, number) -> Long.parseLong(row.getString(2)));
    }
}
