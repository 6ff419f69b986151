package io.cygi.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.StoreTest.Happened;
import io.cygi.messaging.store.row.EventRow;
import io.cygi.messaging.store.tail.EventTail;
import io.cygi.messaging.store.tail.NewestEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Readers that wait in one process learn of events that another one stores. */
@StoreTest
@Timeout(60)
class NewestEventTest {

    private final GroupedEventStore store;
    private final JdbcTemplate jdbc;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final ServerWatch watch;
    private final Serializer serializer;
    private final String prefix = TimeOrderedIds.next();
    private final EventTail tail = new EventTail(8, index -> {});

    @Autowired
    NewestEventTest(
            GroupedEventStore store,
            JdbcTemplate jdbc,
            DataSource dataSource,
            TransactionTemplate transaction,
            ServerWatch watch,
            @Qualifier("eventSerializer") Serializer serializer) {
        this.store = store;
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.watch = watch;
        this.serializer = serializer;
    }

    @Test
    void readersReadAnEventOfAnotherProcessAndKeepTheirOwnInMemory() {
        try (GroupCommit own = new GroupCommit(dataSource, new JdbcSQLErrorCodesResolver(), tail, watch);
                NewestEvent newest = new NewestEvent(jdbc, tail)) {
            assertThat(newest).isNotNull();
            append(own, "/own");
            GapAwareTrackingToken before = GapAwareTrackingToken.newInstance(tail.last() - 1, Set.of());
            GapAwareTrackingToken after = GapAwareTrackingToken.newInstance(tail.last(), Set.of());
            assertThat(tail.after(after, 10)).isEmpty();

            store.publish(Happened.to(prefix + "/other", 0));

            Awaitility.await().until(() -> tail.after(after, 10) == null);
            List<TrackedEventMessage<?>> kept = tail.after(before, 10);
            assertThat(kept).hasSize(1);
        }
    }

    @Test
    void readersAreNotifiedOnceOfNewEvents() throws InterruptedException {
        store.publish(Happened.to(prefix + "/other", 0));
        try (NewestEvent newest = new NewestEvent(jdbc, tail)) {
            assertThat(newest).isNotNull();
            Awaitility.await().until(() -> tail.version() > 0);
            long told = tail.version();
            assertThat(tail.awaitNewer(told, TimeUnit.MILLISECONDS.toNanos(300)))
                    .as("told of an event that is not new")
                    .isFalse();
        }
    }

    @Test
    void readersReadEventsThatAreCommittedBehindTheNewestOne() throws Exception {
        CountDownLatch inserted = new CountDownLatch(1);
        CountDownLatch commits = new CountDownLatch(1);
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(begun -> {
            store.publish(Happened.to(prefix + "/late", 0));
            inserted.countDown();
            await(commits);
        }));
        await(inserted);
        store.publish(Happened.to(prefix + "/newest", 0));
        try (NewestEvent newest = new NewestEvent(jdbc, tail)) {
            assertThat(newest).isNotNull();
            Awaitility.await().until(() -> tail.version() > 0);
            long told = tail.version();
            commits.countDown();
            late.get(20, TimeUnit.SECONDS);
            assertThat(tail.awaitNewer(told, TimeUnit.SECONDS.toNanos(20))).isTrue();
        }
    }

    private void append(GroupCommit commit, String name) {
        commit.append(List.of(EventRow.of(Happened.to(prefix + name, 0), serializer)), List.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
