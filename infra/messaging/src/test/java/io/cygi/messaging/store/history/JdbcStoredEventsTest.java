package io.cygi.messaging.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.Deadline;
import io.cygi.messaging.DeadlineOverException;
import io.cygi.messaging.store.StoreTest;
import io.cygi.messaging.store.StoreTest.Happened;
import io.cygi.messaging.store.history.StoredEvents.Place;
import io.cygi.messaging.worker.FailureReason;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@StoreTest
@Timeout(120)
class JdbcStoredEventsTest extends StoredEventsContract {

    /** Bytes that are fewer than those of an event. */
    private static final int SLACK = 50;

    private final EventStore store;
    private final JdbcStoredEvents events;
    private final Serializer serializer;
    private final DataSource dataSource;

    @Autowired
    JdbcStoredEventsTest(EventStore store, JdbcStoredEvents events, Serializer serializer, DataSource dataSource) {
        super(store, events);
        this.store = store;
        this.events = events;
        this.serializer = serializer;
        this.dataSource = dataSource;
    }

    private static <T> void requireOver(Duration left, BooleanSupplier givenUp, Supplier<T> read) {
        assertThatExceptionOfType(DeadlineOverException.class)
                .isThrownBy(() -> Deadline.call(left, givenUp, read::get));
    }

    @Test
    void readsNothingAfterTheDeadline() {
        for (Supplier<?> read : List.<Supplier<?>>of(
                events::newestIndex,
                () -> events.count("a", 1),
                () -> events.last("a"),
                () -> events.pageEnd("a", Place.before("a"), 1, 1),
                () -> events.page("a", Place.before("a"), 1, 1))) {
            requireOver(Duration.ZERO, () -> false, read);
            requireOver(Duration.ofHours(1), () -> true, read);
        }
    }

    /** The caller gives up after the query has begun. */
    @Test
    void stopsAReadWhoseCallerHasGone() {
        String id = UUID.randomUUID().toString();
        for (int sequence = 0; sequence < 300; sequence++) {
            store.publish(happened(id, sequence));
        }
        Place before = Place.before(id);
        EventPart.Bounds bounds = new EventPart.Bounds(1_000, Long.MAX_VALUE);
        List<StoredEvent> seen = new ArrayList<>();

        for (Supplier<?> read : List.<Supplier<?>>of(
                () -> events.page(id, before, Long.MAX_VALUE, 1_000),
                () -> events.page(id, before, Long.MAX_VALUE, bounds),
                () -> events.between(before, Place.after(id), Long.MAX_VALUE, bounds))) {
            AtomicInteger asked = new AtomicInteger();
            requireOver(Duration.ofHours(1), () -> asked.incrementAndGet() > 3, read);
            assertThat(asked).as("a read of 300 events asks more often").hasValue(4);
        }
        AtomicInteger asked = new AtomicInteger();
        requireOver(Duration.ofHours(1), () -> asked.incrementAndGet() > 3, () -> {
            events.each(List.of(id), List.of(Happened.class), seen::add);
            return seen;
        });
        assertThat(seen).hasSizeBetween(1, 299);
    }

    /** Another session has the table, so the query would run until that session ends. */
    @Test
    void endsAQueryThatStillRunsAtTheDeadline() throws SQLException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = dataSource.getConnection();
                Statement lock = other.createStatement()) {
            lock.execute("LOCK TABLES domain_event WRITE");
            try {
                Future<Long> read = threads.submit(
                        () -> Deadline.call(Duration.ofSeconds(2), () -> false, () -> events.count("a", 1)));
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(() -> read.get(60, TimeUnit.SECONDS))
                        .havingCause()
                        .isInstanceOfAny(UnavailableException.class, DeadlineOverException.class);
            } finally {
                lock.execute("UNLOCK TABLES");
            }
        }
    }

    @Test
    void readsAPartUpToItsBounds() {
        String id = UUID.randomUUID().toString();
        for (int sequence = 0; sequence < 10; sequence++) {
            store.publish(happened(id, sequence));
        }
        Place before = Place.before(id);
        long each = events.last(id).orElseThrow().bytes();

        EventPart byNumber = events.page(id, before, Long.MAX_VALUE, new EventPart.Bounds(4, Long.MAX_VALUE));
        EventPart byBytes = events.page(id, before, Long.MAX_VALUE, new EventPart.Bounds(100, 3 * each + SLACK));
        EventPart tiny = events.page(id, before, Long.MAX_VALUE, new EventPart.Bounds(100, 1));
        EventPart all = events.page(id, before, Long.MAX_VALUE, new EventPart.Bounds(11, 10 * each + SLACK));

        assertThat(byNumber.events()).hasSize(4);
        assertThat(byBytes.events()).hasSize(3);
        assertThat(tiny.events()).as("an event that is larger than the bound").hasSize(1);
        assertThat(List.of(byNumber, byBytes, tiny)).allMatch(EventPart::more);
        assertThat(all.events()).hasSize(10);
        assertThat(all.more()).isFalse();
    }

    @Test
    void failsAsUnavailableIfTheStoreDoesNotAnswer() {
        StoredEvents away = new JdbcStoredEvents(
                new JdbcTemplate(new DriverManagerDataSource("jdbc:mysql://127.0.0.1:1/none")),
                serializer,
                NoOpEventUpcaster.INSTANCE);

        for (Runnable read : List.<Runnable>of(
                () -> away.payloadsOf("a"), () -> away.last("a"), away::newestIndex, () -> away.count("a", 1))) {
            assertThatThrownBy(read::run)
                    .isInstanceOf(UnavailableException.class)
                    .satisfies(
                            fault -> assertThat(FailureReason.of(fault)).isEqualTo(FailureReason.DATABASE_UNAVAILABLE));
        }
    }
}
