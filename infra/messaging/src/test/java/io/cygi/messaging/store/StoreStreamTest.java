package io.cygi.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.store.StoreTest.Happened;
import io.cygi.messaging.store.tail.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A reader of the store gets every event once, from memory or from the database, and each aggregate's events in their
 * order.
 */
@StoreTest
@Timeout(120)
class StoreStreamTest {

    private static final int WRITERS = 12;
    private static final int EVENTS_EACH = 60;

    private final GroupedEventStore store;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final String prefix = TimeOrderedIds.next();

    @Autowired
    StoreStreamTest(GroupedEventStore store, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void givesAllEventsOfManyWriters() throws Exception {
        TrackingToken start = store.createHeadToken();
        try (TrackingEventStream early = store.openStream(start);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                threads.submit(() -> write(number));
            }
            assertComplete(read(early));
        }
        try (TrackingEventStream late = store.openStream(start)) {
            assertComplete(read(late));
        }
    }

    /** A third in groups, a third in transactions of their own that take their time, a third as another process would. */
    private void write(int writer) {
        Random random = new Random(writer);
        for (int event = 0; event < EVENTS_EACH; event++) {
            DomainEventMessage<?> message = Happened.to(prefix + "/" + writer, event);
            if (writer % 3 == 0) {
                store.publish(message);
            } else if (writer % 3 == 1) {
                transaction.executeWithoutResult(begun -> {
                    store.publish(message);
                    pause(random);
                });
            } else {
                transaction.executeWithoutResult(begun -> {
                    insert(message);
                    pause(random);
                    if (random.nextInt(5) == 0) {
                        begun.setRollbackOnly();
                    }
                });
                insertIfMissing(message);
            }
        }
    }

    private static void pause(Random random) {
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(3_000)));
    }

    private void insertIfMissing(DomainEventMessage<?> message) {
        Long there = jdbc.queryForObject(
                "SELECT COUNT(*) FROM domain_event WHERE aggregate_identifier = ? AND sequence_number = ?",
                Long.class,
                message.getAggregateIdentifier(),
                message.getSequenceNumber());
        if (there != null && there == 0) {
            transaction.executeWithoutResult(begun -> insert(message));
        }
    }

    private void insert(DomainEventMessage<?> message) {
        jdbc.update(
                """
                INSERT INTO domain_event (aggregate_identifier, sequence_number, aggregate_type, event_identifier,
                       recorded_at, payload_type, payload_revision, payload, meta_data)
                VALUES (?, ?, 'test', ?, ?, ?, '1', ?, '{}')\
                """,
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                message.getIdentifier(),
                message.getTimestamp().toString(),
                Happened.class.getName(),
                "{\"what\":\"" + ((Happened) message.getPayload()).what() + "\"}");
    }

    private List<TrackedEventMessage<?>> read(TrackingEventStream stream) throws InterruptedException {
        List<TrackedEventMessage<?>> read = new ArrayList<>();
        while (read.size() < WRITERS * EVENTS_EACH && stream.hasNextAvailable(20, TimeUnit.SECONDS)) {
            TrackedEventMessage<?> event = stream.nextAvailable();
            if (((DomainEventMessage<?>) event).getAggregateIdentifier().startsWith(prefix)) {
                read.add(event);
            }
        }
        return read;
    }

    private static void assertComplete(List<TrackedEventMessage<?>> read) {
        assertThat(read).hasSize(WRITERS * EVENTS_EACH);
        Map<String, Long> next = new HashMap<>();
        for (TrackedEventMessage<?> message : read) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) message;
            assertThat(event.getSequenceNumber()).isEqualTo(next.getOrDefault(event.getAggregateIdentifier(), 0L));
            next.put(event.getAggregateIdentifier(), event.getSequenceNumber() + 1);
            assertThat(((Happened) event.getPayload()).what())
                    .isEqualTo(event.getAggregateIdentifier() + "@" + event.getSequenceNumber());
        }
    }

    /** A reader that begins at the newest event is given what a transaction commits before it. */
    @Test
    void givesEventsThatWereUncommittedAtItsBeginning() throws Exception {
        DomainEventMessage<?> slow = Happened.to(prefix + "/slow", 0);
        DomainEventMessage<?> quick = Happened.to(prefix + "/quick", 0);
        CountDownLatch inserted = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writer = threads.submit(() -> transaction.executeWithoutResult(open -> {
                insert(slow);
                inserted.countDown();
                awaitOrFail(begun);
            }));
            awaitOrFail(inserted);
            store.publish(quick);

            try (TrackingEventStream stream =
                    store.openStream(store.paced(Pace.NONE).createHeadToken())) {
                begun.countDown();
                writer.get(20, TimeUnit.SECONDS);

                assertThat(stream.hasNextAvailable(20, TimeUnit.SECONDS)).isTrue();
                assertThat(stream.nextAvailable().getIdentifier()).isEqualTo(slow.getIdentifier());
            }
        }
    }

    private static void awaitOrFail(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void givesEventsOfAnotherProcessWithoutLocalEvents() throws InterruptedException {
        try (TrackingEventStream stream = store.openStream(store.createHeadToken())) {
            store.publish(Happened.to(prefix + "/here", 0));
            assertThat(stream.hasNextAvailable(1, TimeUnit.SECONDS)).isTrue();
            stream.nextAvailable();
            assertThat(stream.hasNextAvailable()).isFalse();
            transaction.executeWithoutResult(begun -> insert(Happened.to(prefix + "/elsewhere", 0)));

            // As processors ask: never for longer than a second.
            boolean seen = false;
            for (int second = 0; !seen && second < 10; second++) {
                seen = stream.hasNextAvailable(1, TimeUnit.SECONDS);
            }
            assertThat(seen).isTrue();
            assertThat(((DomainEventMessage<?>) stream.nextAvailable()).getAggregateIdentifier())
                    .isEqualTo(prefix + "/elsewhere");
        }
    }

    @Test
    void leavesOutUnhandledEventsButAdvancesItsPosition() throws InterruptedException {
        try (TrackingEventStream stream = store.openStream(store.createHeadToken())) {
            store.publish(other(0));
            stream.skipMessagesWithPayloadTypeOf(stream.nextAvailable());
            for (int event = 1; event <= 50; event++) {
                store.publish(other(event));
            }
            store.publish(Happened.to(prefix + "/wanted", 0));

            int shown = 0;
            TrackedEventMessage<?> event = stream.nextAvailable();
            while (!(event.getPayload() instanceof Happened)) {
                shown++;
                event = stream.nextAvailable();
            }
            assertThat(shown).as("signs of progress among fifty").isLessThan(50);

            store.publish(other(51));
            TrackedEventMessage<?> sign = stream.nextAvailable();
            assertThat(sign.trackingToken()).isEqualTo(store.createHeadToken());
        }
    }

    /** Its one event is all that makes the pause longest, or one of two. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void delaysAPacedReader(int events) throws InterruptedException {
        Duration pause = Duration.ofMillis(200);
        Pace pace = new Pace(pause.multipliedBy(events), events);
        try (BlockingStream<TrackedEventMessage<?>> stream = store.paced(pace).openStream(store.createHeadToken())) {
            store.publish(Happened.to(prefix + "/paced", 0));
            assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
            long first = System.nanoTime();
            stream.nextAvailable();
            store.publish(Happened.to(prefix + "/paced", 1));
            assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();

            // The first may have been looked for a little before it was seen here.
            assertThat(System.nanoTime() - first)
                    .isGreaterThan(pause.dividedBy(2).toNanos());
        }
    }

    private DomainEventMessage<?> other(long sequence) {
        return new GenericDomainEventMessage<>("test", prefix + "/other", sequence, "a text");
    }
}
