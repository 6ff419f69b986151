package io.cygi.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.StoreTest.Happened;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

/** A reader catches up with what other processes have stored before somebody is refused. */
@StoreTest
@Timeout(120)
class CatchUpTest {

    private static final int CALLERS = 2_000;

    /** Less than the silence after which a reader looks into the database by itself. */
    private static final Duration BOUND = Duration.ofMillis(600);

    private final GroupedEventStore store;
    private final JdbcTemplate jdbc;
    private final DataSource dataSource;
    private final ServerWatch watch;
    private final Serializer serializer;
    private final String prefix = TimeOrderedIds.next();

    @Autowired
    CatchUpTest(
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
    void readerIsShownWhatAnotherProcessHasStoredAndWhatItHasFilledIn() throws Exception {
        store.publish(Happened.to(prefix + "/own", 0));
        AtomicReference<TrackingToken> position = new AtomicReference<>();
        AtomicReference<Boolean> stopped = new AtomicReference<>(false);
        Thread reader = Thread.ofVirtual().start(() -> read(position, stopped));
        try (CatchUp catchUp = new CatchUp(store, jdbc, position::get, BOUND);
                GroupCommit other = new GroupCommit(
                        dataSource, new JdbcSQLErrorCodesResolver(), new EventTail(8, index -> {}), watch)) {
            assertThat(catchUp.await()).isTrue();
            for (int i = 0; i < 5; i++) {
                other.append(List.of(row(Happened.to(prefix + "/other", i))), List.of());
                assertThat(catchUp.await()).isTrue();
                assertThat(index(position)).isGreaterThanOrEqualTo(head());
            }
            // A position that has passed an event which was committed later.
            position.set(GapAwareTrackingToken.newInstance(head(), List.of(head() - 1)));
            stopped.set(true);
            reader.join();
            assertThat(catchUp.await()).as("no reader fills the gap").isFalse();
        } finally {
            stopped.set(true);
        }
    }

    @Test
    void manyCallersShareFewStatements() throws Exception {
        store.publish(Happened.to(prefix + "/own", 0));
        TrackingToken head = store.createHeadToken();
        try (CatchUp catchUp = new CatchUp(store, jdbc, () -> head, BOUND);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long before = selects();
            List<Future<Boolean>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(catchUp::await));
            }
            for (Future<Boolean> caller : callers) {
                assertThat(caller.get(20, TimeUnit.SECONDS)).isTrue();
            }
            long statements = selects() - before;
            System.out.println(CALLERS + " callers cost " + statements + " statements");
            assertThat(statements).isLessThan(CALLERS / 10);
        }
    }

    private void read(AtomicReference<TrackingToken> position, AtomicReference<Boolean> stopped) {
        try (TrackingEventStream stream = store.openStream(store.createHeadToken())) {
            position.set(store.createHeadToken());
            while (!stopped.get()) {
                if (stream.hasNextAvailable(50, TimeUnit.MILLISECONDS)) {
                    position.set(stream.nextAvailable().trackingToken());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EventRow row(DomainEventMessage<?> event) {
        return EventRow.of(event, serializer);
    }

    private static long index(AtomicReference<TrackingToken> position) {
        return position.get().position().orElseThrow();
    }

    private long head() {
        Long head = jdbc.queryForObject("SELECT MAX(global_index) FROM domain_event", Long.class);
        return head == null ? 0 : head;
    }

    private long selects() {
        return jdbc.queryForObject("SHOW GLOBAL STATUS LIKE 'Com_select'", (row, number) -> row.getLong(2));
    }
}
