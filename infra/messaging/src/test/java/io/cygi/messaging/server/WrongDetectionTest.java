package io.cygi.messaging.server;

import static io.cygi.messaging.server.KilledPlatform.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.messaging.store.tail.Pace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Processes disagree about the run of a server that has not been restarted, or one of them is frozen while it adopts a
 * run.
 */
@OnKilledDatabase
class WrongDetectionTest {

    private static final ServerRun WRONG = new ServerRun("elsewhere:1", new ServerStart(1, 1));
    private static final Duration BOUND = Duration.ofSeconds(2);

    /** Longer than the timeout of each test, so that no slow machine ends a look. */
    private static final Duration PATIENT = Duration.ofMinutes(5);

    private final KilledPlatform platform;

    /** Runs what a test does beside its own thread. The tests of other classes may keep the common pool busy. */
    private final ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor();

    WrongDetectionTest(KilledPlatform platform) {
        this.platform = platform;
    }

    /** Nothing of a test goes on during the next one. */
    @AfterEach
    void adoptTheRightRun() throws SQLException {
        beside.close();
        RunOfThread.forget();
        try (Connection connection = platform.connection()) {
            watch(PATIENT).look(connection);
        }
    }

    @Test
    void losesNoEventOfATransactionThatWasUnderWay() throws Exception {
        platform.store.publish(happened("late", 0));
        CountDownLatch adopted = new CountDownLatch(1);
        try (TrackingEventStream stream = platform.store.openStream(platform.store.createHeadToken())) {
            Future<?> underWay = storedWhen(adopted, "late-one");
            List<LeftOutIndexes.Range> ranges = adoptWrongRun();
            platform.store.publish(happened("late", 1));

            TrackedEventMessage<?> after = next(stream);
            assertThat(identifier(after)).isEqualTo("late@1");
            assertThat(gaps(after)).as("not the whole range").isLessThanOrEqualTo(LeftOutIndexes.GAPS_MAX);
            assertThat(after.trackingToken().position().orElseThrow())
                    .isEqualTo(ranges.getLast().firstAfter());
            GapAwareTrackingToken head = (GapAwareTrackingToken)
                    platform.store.paced(Pace.always(Duration.ZERO)).createHeadToken();

            adopted.countDown();
            underWay.get();
            assertThat(identifier(next(stream))).isEqualTo("late-one@0");
            try (TrackingEventStream fromHead = platform.store.openStream(head)) {
                assertThat(identifier(next(fromHead)))
                        .as("a reader that begins")
                        .isEqualTo("late-one@0");
            }
        } finally {
            adopted.countDown();
        }
    }

    @Test
    void readsTheIndexesThatAnotherProcessHasLeftOutOnce() throws Exception {
        platform.store.publish(happened("late-known", 0));
        LeftOutIndexes indexes = new LeftOutIndexes();
        try (Connection connection = platform.connection()) {
            indexes.learn(connection);
            assertThat(indexes.learn(connection)).isFalse();
            adoptWrongRun();
            assertThat(indexes.learn(connection)).isTrue();
        }
    }

    @Test
    void waitsNoLongerForAnotherProcessThanItsBound() throws Exception {
        try (Connection frozen = platform.connection();
                Connection connection = platform.connection()) {
            lock(frozen);
            assertThatThrownBy(() -> watch(BOUND).look(connection)).isInstanceOf(SQLException.class);
            frozen.rollback();
        }
        try (Connection connection = platform.connection()) {
            watch(PATIENT).look(connection);
        }
    }

    @Test
    void connectionsDoNotWaitForAHangingCheck() throws Exception {
        ServerWatch watch = watch(BOUND);
        try (Connection frozen = platform.connection();
                Connection first = platform.connection();
                Connection second = platform.connection()) {
            lock(frozen);
            Future<?> one = looking(watch, first);
            Future<?> other = looking(watch, second);
            try {
                assertThatThrownBy(one::get).hasCauseInstanceOf(SQLException.class);
                assertThatThrownBy(other::get).hasCauseInstanceOf(SQLException.class);
            } finally {
                // Both looks end before their connections are closed.
                frozen.rollback();
                beside.close();
            }
        }
    }

    /** The server ends the session of a process that is frozen in the middle of an adoption. */
    @Test
    void continuesIfAnotherProcessIsFrozenDuringItsAdoption() throws Exception {
        // The server has ended its session by then, so that it cannot be closed in the ordinary way.
        Connection frozen = platform.connection();
        try (Connection connection = platform.connection()) {
            frozen.setAutoCommit(false);
            SessionBounds.set(frozen, 1);
            lock(frozen);
            ServerWatch watch = watch(BOUND);
            Awaitility.await().ignoreExceptions().atMost(KilledPlatform.SOON).until(() -> {
                watch.look(connection);
                return true;
            });
        } finally {
            frozen.abort(Runnable::run);
        }
    }

    private static ServerWatch watch(Duration patience) {
        ServerWatch watch = new ServerWatch(new LeftOutIndexes(), patience);
        watch.begin();
        return watch;
    }

    private Future<?> looking(ServerWatch watch, Connection connection) {
        return beside.submit(() -> {
            watch.look(connection);
            return null;
        });
    }

    private static void lock(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT identity FROM server_run WHERE id = 1 FOR UPDATE");
        }
    }

    private List<LeftOutIndexes.Range> adoptWrongRun() throws SQLException {
        try (Connection connection = platform.connection()) {
            connection.setAutoCommit(false);
            return new ArrayList<>(RunAdoption.adopt(connection, WRONG, 0, 5).leftOut());
        }
    }

    /** {@return when an event is committed whose transaction has begun before this call returns} */
    private Future<?> storedWhen(CountDownLatch commits, String aggregateId) throws Exception {
        CountDownLatch inserted = new CountDownLatch(1);
        Future<?> done = beside.submit(() -> platform.transaction.executeWithoutResult(begun -> {
            platform.store.publish(happened(aggregateId, 0));
            inserted.countDown();
            try {
                commits.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        inserted.await();
        return done;
    }

    private static TrackedEventMessage<?> next(TrackingEventStream stream) throws InterruptedException {
        assertThat(stream.hasNextAvailable(Math.toIntExact(PATIENT.toSeconds()), TimeUnit.SECONDS))
                .isTrue();
        return stream.nextAvailable();
    }

    private static int gaps(TrackedEventMessage<?> event) {
        return ((GapAwareTrackingToken) event.trackingToken()).getGaps().size();
    }

    private static String identifier(TrackedEventMessage<?> event) {
        DomainEventMessage<?> of = (DomainEventMessage<?>) event;
        return of.getAggregateIdentifier() + "@" + of.getSequenceNumber();
    }
}
