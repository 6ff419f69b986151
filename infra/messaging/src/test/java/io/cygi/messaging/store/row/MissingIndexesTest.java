package io.cygi.messaging.store.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.store.StoreTest;
import io.cygi.messaging.store.StoreTest.Happened;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Events of long transactions are read after their commit, and lost indexes are waited for no longer than an event may
 * still come.
 */
@StoreTest
@Timeout(120)
class MissingIndexesTest {

    private static final Instant LONG_AGO = Instant.now().minusSeconds(3_600);

    private final GroupedEventStore store;
    private final JdbcTemplate jdbc;
    private final DataSource dataSource;
    private final AtomicLong nanoTime = new AtomicLong();
    private final AtomicLong leftOutBelow = new AtomicLong();
    private final MissingIndexes missing;
    private final String prefix = TimeOrderedIds.next();

    @Autowired
    MissingIndexesTest(GroupedEventStore store, JdbcTemplate jdbc, DataSource dataSource) {
        this.store = store;
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.missing = new MissingIndexes(dataSource, nanoTime::get, leftOutBelow::get);
    }

    /** The events behind it are older than any transaction may last, so by age alone the gap would be forgotten. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40})
    void readsEventsOfATransactionThatCommitsLate(int events) throws Exception {
        TrackingToken start = store.createHeadToken();
        try (Connection stalled = dataSource.getConnection();
                TrackingEventStream stream = store.openStream(start)) {
            insert(stalled, "stalled", 0, events, Instant.now());
            commitOld("other");
            assertThat(next(stream)).isEqualTo(prefix + "/other@0");
            commitOld("another");
            assertThat(next(stream)).isEqualTo(prefix + "/another@0");

            stalled.commit();
            commitOld("last");

            List<String> late = new ArrayList<>();
            for (int event = 0; event <= events; event++) {
                late.add(next(stream));
            }
            assertThat(late).contains(prefix + "/stalled@0", prefix + "/stalled@" + (events - 1), prefix + "/last@0");
        }
    }

    @Test
    void settlesAsManyGapsAsAPositionMayHave() {
        commitOld("before");
        long head = head();
        List<Long> gaps =
                LongStream.rangeClosed(head + 1, head + 14_096).boxed().toList();
        GapAwareTrackingToken position = GapAwareTrackingToken.newInstance(head + 20_000, gaps);
        assertThat(missing.withoutLost(position).getGaps()).hasSameSizeAs(gaps);
        nanoTime.addAndGet(MissingIndexes.SETTLED_AFTER_NANOS);

        assertThat(missing.withoutLost(position).hasGaps()).isFalse();
    }

    @Test
    void settlesGapsFromBeforeTheStartsOfTheServerAtOnce() {
        commitOld("before");
        long head = head();
        leftOutBelow.set(head + 10);
        GapAwareTrackingToken position =
                GapAwareTrackingToken.newInstance(head + 20, List.of(head + 1, head + 10, head + 11));

        assertThat(missing.withoutLost(position).getGaps()).containsExactly(head + 11);
    }

    /** Its statement has some of its rows, waits for a lock with one, and has indexes for others that are not there yet. */
    @Test
    void keepsTheIndexesOfAStatementThatWaitsForALock() throws Exception {
        try (Connection rival = dataSource.getConnection();
                Connection waiting = dataSource.getConnection()) {
            commitOld("before");
            long head = head();
            insert(rival, "rival", 1, 1, Instant.now());
            CompletableFuture<Void> insertion = CompletableFuture.runAsync(
                    () -> insertUnchecked(waiting, List.of("waiting@0", "rival@1", "waiting@1")));
            awaitLockWait();
            GapAwareTrackingToken position = positionBehind(head);
            missing.withoutLost(position);
            nanoTime.addAndGet(MissingIndexes.SETTLED_AFTER_NANOS);

            assertThat(missing.withoutLost(position).getGaps()).contains(head + 1, head + 2, head + 3, head + 4);

            rival.rollback();
            insertion.get(30, TimeUnit.SECONDS);
            waiting.commit();
            nanoTime.addAndGet(MissingIndexes.SETTLED_AFTER_NANOS);
            assertThat(missing.withoutLost(position).getGaps())
                    .contains(head + 2, head + 3, head + 4)
                    .doesNotContain(head + 1);
        }
    }

    private void awaitLockWait() {
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> jdbc.queryForList(
                                        "SELECT trx_id FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT'")
                                .size()
                        == 1);
    }

    /** {@return the position of an event that is stored now, with all gaps since then} */
    private GapAwareTrackingToken positionBehind(long since) {
        // Its key is behind those that are locked, so that it waits for none of them.
        commitOld("zz");
        long head = head();
        List<Long> stored = jdbc.queryForList("SELECT global_index FROM domain_event", Long.class);
        List<Long> gaps = LongStream.range(since + 1, head)
                .boxed()
                .filter(index -> !stored.contains(index))
                .toList();
        return GapAwareTrackingToken.newInstance(head, gaps);
    }

    /** {@return an index that was rolled back, between two old events} */
    private long lostIndex() throws SQLException {
        commitOld("before");
        long lost;
        try (Connection given = dataSource.getConnection()) {
            insert(given, "given-up", 0, 1, Instant.now());
            given.rollback();
            lost = head() + 1;
        }
        commitOld("behind");
        return lost;
    }

    @Test
    void forgetsRolledBackIndexesOnceTheyAreSettled() throws Exception {
        long lost = lostIndex();
        GapAwareTrackingToken position = GapAwareTrackingToken.newInstance(head(), Set.of(lost));

        assertThat(missing.withoutLost(position).getGaps()).containsExactly(lost);
        nanoTime.addAndGet(MissingIndexes.SETTLED_AFTER_NANOS);
        assertThat(missing.withoutLost(position).getGaps()).isEmpty();
    }

    /** It cannot be, as far as the database keeps its promises. */
    @Test
    void givesReadersEventsThatAreCommittedBehindTheirPosition() throws Exception {
        long lost = lostIndex();
        GapAwareTrackingToken position = GapAwareTrackingToken.newInstance(head(), Set.of(lost));
        missing.oldBelow(head());
        try (TrackingEventStream stream = store.openStream(position)) {
            assertThat(missing.withoutLost(position).getGaps()).isEmpty();
            commitOld("after");
            assertThat(next(stream)).isEqualTo(prefix + "/after@0");
            assertThat(missing.late(0)).isEmpty();

            commitOld("late");
            move(prefix + "/late", lost);
            nanoTime.addAndGet(MissingIndexes.SETTLED_AFTER_NANOS);

            assertThat(missing.late(0)).containsExactly(lost);
            assertThat(missing.late(1)).isEmpty();
            assertThat(next(stream)).isEqualTo(prefix + "/late@0");
        }
    }

    private void move(String aggregateId, long index) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE domain_event SET global_index = ? WHERE aggregate_identifier = ?")) {
            update.setLong(1, index);
            update.setString(2, aggregateId);
            update.executeUpdate();
            connection.commit();
        }
    }

    private static String next(TrackingEventStream stream) throws InterruptedException {
        assertThat(stream.hasNextAvailable(30, TimeUnit.SECONDS)).isTrue();
        DomainEventMessage<?> event = (DomainEventMessage<?>) stream.nextAvailable();
        return event.getAggregateIdentifier() + "@" + event.getSequenceNumber();
    }

    private long head() {
        Long head = jdbc.queryForObject("SELECT MAX(global_index) FROM domain_event", Long.class);
        return head == null ? 0 : head;
    }

    private void commitOld(String aggregate) {
        try (Connection connection = dataSource.getConnection()) {
            insert(connection, aggregate, 0, 1, LONG_AGO);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insert(Connection connection, String aggregate, int first, int count, Instant at) throws SQLException {
        List<String> events = new ArrayList<>();
        for (int event = first; event < first + count; event++) {
            events.add(aggregate + "@" + event);
        }
        insert(connection, events, at);
    }

    private void insertUnchecked(Connection connection, List<String> events) {
        try {
            insert(connection, events, Instant.now());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In one statement, as the store does it. */
    private void insert(Connection connection, List<String> events, Instant at) throws SQLException {
        String rows = String.join(
                ", ",
                events.stream()
                        .map(event -> "(?, ?, 'test', ?, ?, ?, '1', ?, '{}')")
                        .toList());
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO domain_event (aggregate_identifier, sequence_number, aggregate_type, event_identifier,
                       recorded_at, payload_type, payload_revision, payload, meta_data)
                VALUES\s""" + rows)) {
            int parameter = 0;
            for (String event : events) {
                int end = event.indexOf('@');
                insert.setString(++parameter, prefix + "/" + event.substring(0, end));
                insert.setLong(++parameter, Long.parseLong(event.substring(end + 1)));
                insert.setString(++parameter, TimeOrderedIds.next());
                insert.setString(++parameter, at.toString());
                insert.setString(++parameter, Happened.class.getName());
                insert.setString(++parameter, "{\"what\":\"" + event + "\"}");
            }
            insert.executeUpdate();
        }
    }
}
