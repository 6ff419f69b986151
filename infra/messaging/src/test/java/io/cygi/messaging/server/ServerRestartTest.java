package io.cygi.messaging.server;

import static io.cygi.messaging.server.KilledPlatform.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A MariaDB is killed under a living process, loses committed events, and is started again. */
@OnKilledDatabase
class ServerRestartTest {

    private final KilledPlatform platform;

    ServerRestartTest(KilledPlatform platform) {
        this.platform = platform;
    }

    @AfterEach
    void forgetRuns() {
        RunOfThread.forget();
    }

    @Test
    void processorsEndEqualToTheStoreAndNoEventTakesTheIndexOfALostOne() throws Exception {
        platform.store.publish(happened("kept", 0), happened("kept", 1));
        platform.awaitHandled();
        platform.flush();
        // One that is committed in a transaction is read from the database, and not from memory.
        platform.transaction.executeWithoutResult(begun -> platform.store.publish(happened("lost", 0)));
        platform.store.publish(happened("kept", 2), happened("other", 0));
        platform.awaitHandled();
        List<Long> indexes = platform.jdbc.queryForList("SELECT global_index FROM domain_event", Long.class);
        TrackingEventStream opened = platform.store.openStream(null);
        opened.nextAvailable();
        long lostBefore = platform.watch.health().lostEvents();

        platform.restart();

        assertThat(platform.stored())
                .as("what the server has kept")
                .contains("kept@0", "kept@1")
                .doesNotContain("lost@0");
        assertThatThrownBy(() -> opened.hasNextAvailable(5, TimeUnit.SECONDS))
                .isInstanceOf(ServerRestartedException.class);
        assertThat(platform.watch.health().lostEvents() - lostBefore).isEqualTo(3);
        platform.store.publish(happened("new", 0));
        platform.store.publish(happened("kept", 2));
        List<Long> added = platform.jdbc.queryForList(
                "SELECT global_index FROM domain_event ORDER BY global_index DESC LIMIT 2", Long.class);
        assertThat(added).doesNotContainAnyElementsOf(indexes).allMatch(index -> index >= RunAdoption.LEFT_OUT);
        platform.awaitHandled();
        assertThat((long) platform.position().split(",").length)
                .as("gaps of the position")
                .isLessThan(RunAdoption.LEFT_OUT / 2);
    }

    @Test
    void refusesABatchThatWasReadBefore() throws Exception {
        platform.store.publish(happened("batch", 0));
        TrackingEventStream opened = platform.store.openStream(null);
        TrackedEventMessage<?> inHand = opened.nextAvailable();
        assertThat(inHand).isNotNull();
        TransactionManager transactions = platform.process.getBean(TransactionManager.class);
        transactions.startTransaction().commit();

        platform.restart();

        assertThatThrownBy(transactions::startTransaction).isInstanceOf(ServerRestartedException.class);
        opened.close();
        transactions.startTransaction().commit();
    }

    @Test
    void onlyTheFirstProcessOfARunLeavesIndexesOut() throws Exception {
        platform.store.publish(happened("counted", 0));
        platform.restart();
        List<Map<String, Object>> ranges = platform.ranges();
        LeftOutIndexes indexes = new LeftOutIndexes();
        ServerWatch second = new ServerWatch(indexes);
        second.begin();
        try (Connection connection = platform.connection()) {
            second.look(connection);
            second.look(connection);
        }
        assertThat(second.run()).isZero();
        assertThat(platform.ranges()).isEqualTo(ranges);
        long lastBefore = ((Number) ranges.getLast().get("last_before")).longValue();
        long firstAfter = ((Number) ranges.getLast().get("first_after")).longValue();
        assertThat(indexes.before(firstAfter + 1, LeftOutIndexes.GAPS_MAX + 1))
                .startsWith(firstAfter, lastBefore + LeftOutIndexes.GAPS_MAX)
                .endsWith(lastBefore + 1);
    }

    @Test
    void givesReadersNoEventThatMayNotBeDurable() throws Exception {
        platform.store.publish(happened("barred", 0));
        platform.jdbc.execute("RENAME TABLE read_barrier TO read_barrier_away");
        try (TrackingEventStream stream = platform.store.openStream(null)) {
            assertThatThrownBy(() -> stream.hasNextAvailable(5, TimeUnit.SECONDS))
                    .isInstanceOf(EventStoreException.class);
        } finally {
            platform.jdbc.execute("RENAME TABLE read_barrier_away TO read_barrier");
        }
    }

    @Test
    void reportsSettingsThatLoseCommittedData() {
        assertThat(platform.watch.health().lossySettings()).contains("innodb_flush_log_at_trx_commit=0");
        assertThat(platform.watch.health().good()).isFalse();
    }

    @Test
    void reportsPositionsPastTheNewestEventAndLeavesThemOut() throws Exception {
        platform.store.publish(happened("after", 0));
        platform.awaitHandled();
        platform.flush();
        long ahead = platform.head() + RunAdoption.LEFT_OUT + RunAdoption.LEFT_OUT / 2;
        update(
                "INSERT INTO processor_position (processor_name, segment, token, token_type)"
                        + " SELECT 'ahead', 0, ?, token_type FROM processor_position"
                        + " WHERE processor_name = 'test-rows' AND segment = 0",
                ("{\"index\":" + ahead + ",\"gaps\":[]}").getBytes(StandardCharsets.UTF_8));

        platform.restart();

        assertThat(platform.watch.health().positionsAhead()).containsExactly("ahead");
        platform.store.publish(happened("after", 1));
        assertThat(platform.head()).isGreaterThan(ahead);
        ServerWatch another = new ServerWatch(new LeftOutIndexes());
        another.begin();
        try (Connection connection = platform.connection()) {
            another.look(connection);
        }
        assertThat(another.health().positionsAhead())
                .as("found by a process that has not left the indexes out")
                .containsExactly("ahead");
        update("DELETE FROM processor_position WHERE processor_name = 'ahead'");
        platform.restart();
        assertThat(platform.watch.health().positionsAhead())
                .as("stays until the process is started again")
                .containsExactly("ahead");
    }

    /** Changes rows and writes them to the disk. */
    private void update(String sql, Object... parameters) {
        platform.transaction.executeWithoutResult(begun -> platform.jdbc.update(sql, parameters));
        platform.flush();
    }
}
