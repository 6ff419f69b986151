package io.cygi.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.server.LeftOutIndexes;
import io.cygi.messaging.server.ServerWatch;
import io.cygi.messaging.store.StoreTest.Happened;
import io.cygi.messaging.store.row.TransactionalRow;
import io.cygi.messaging.store.tail.EventTail;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Many callers store events at the same time, and each learns the outcome of its own events. */
@StoreTest
@Timeout(120)
class GroupCommitTest {

    private static final int TOGETHER = 40;
    private static final String NOTE = "INSERT INTO group_commit_note (note) VALUES (?)";

    private final GroupedEventStore store;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final DataSource dataSource;
    private final String prefix = TimeOrderedIds.next();

    @Autowired
    GroupCommitTest(
            GroupedEventStore store, JdbcTemplate jdbc, TransactionTemplate transaction, DataSource dataSource) {
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.dataSource = dataSource;
    }

    @BeforeEach
    void createTable() {
        transaction.executeWithoutResult(begun -> jdbc.execute(
                "CREATE TABLE IF NOT EXISTS group_commit_note (note VARCHAR(80) NOT NULL, PRIMARY KEY (note))"));
    }

    @Test
    void storesTheEventsOfManyCommandsInFewTransactions() {
        long commits = commits();
        assertThat(together(number -> () -> store.publish(Happened.to(id(number), 0))))
                .containsOnlyNulls();

        assertThat(stored()).isEqualTo(TOGETHER);
        assertThat(commits() - commits)
                .as("commits for " + TOGETHER + " commands")
                .isLessThan(TOGETHER / 2);
    }

    @Test
    void keepsTheEventsOfOneCommandTogetherAndInOrder() {
        together(number -> () ->
                store.publish(Happened.to(id(number), 0), Happened.to(id(number), 1), Happened.to(id(number), 2)));

        assertThat(jdbc.queryForList(
                        "SELECT MAX(global_index) - MIN(global_index) FROM domain_event"
                                + " WHERE aggregate_identifier LIKE ? GROUP BY aggregate_identifier",
                        Long.class,
                        prefix + "%"))
                .hasSize(TOGETHER)
                .containsOnly(2L);
        assertThat(store.readEvents(id(7)).asStream())
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void refusesOnlyTheCommandWithAnExistingEvent() {
        store.publish(Happened.to(id(3), 0));
        store.publish(Happened.to(id(5), 0), Happened.to(id(5), 1));

        List<Throwable> faults = together(number -> () -> store.publish(Happened.to(id(number), number == 5 ? 1 : 0)));

        assertThat(faults.get(3)).isInstanceOf(AggregateStreamCreationException.class);
        assertThat(faults.get(5)).isInstanceOf(ConcurrencyException.class);
        assertThat(faults.stream().filter(fault -> fault != null)).hasSize(2);
        assertThat(stored()).isEqualTo(TOGETHER + 1);
    }

    @Test
    void storesNothingOfARefusedCommand() {
        store.publish(Happened.to(id(0), 1));

        assertThatThrownBy(() -> store.publish(Happened.to(id(0), 0), Happened.to(id(0), 1)))
                .isInstanceOf(AggregateStreamCreationException.class);

        assertThat(stored()).isOne();
    }

    @Test
    void storesTheRowAndTheEventsTogetherOrNotAtAll() {
        transaction.executeWithoutResult(begun -> jdbc.update(NOTE, note(4)));
        IllegalStateException taken = new IllegalStateException("taken");

        List<Throwable> faults = together(number -> () -> inUnitOfWork(() -> {
            new TransactionalRow(NOTE, List.of(note(number)), taken).with(unitOfWork());
            store.publish(Happened.to(id(number), 0));
        }));

        assertThat(faults.get(4)).isSameAs(taken);
        assertThat(faults.stream().filter(fault -> fault != null)).hasSize(1);
        assertThat(stored()).isEqualTo(TOGETHER - 1);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM group_commit_note WHERE note LIKE ?", Long.class, prefix + "%"))
                .isEqualTo(TOGETHER);
    }

    @Test
    void storesNoRowIfTheEventIsRefused() {
        store.publish(Happened.to(id(1), 0));

        assertThatThrownBy(() -> inUnitOfWork(() -> {
                    new TransactionalRow(NOTE, List.of(note(1)), new IllegalStateException()).with(unitOfWork());
                    store.publish(Happened.to(id(1), 0));
                }))
                .isInstanceOf(AggregateStreamCreationException.class);

        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM group_commit_note WHERE note = ?", Long.class, note(1)))
                .isZero();
    }

    @Test
    void failsAsTakenIfARepeatedCommandHasNoEvents() {
        IllegalStateException taken = new IllegalStateException("taken");

        assertThatThrownBy(() ->
                        inUnitOfWork(() -> new TransactionalRow(NOTE, List.of(note(1)), taken).with(unitOfWork())))
                .isSameAs(taken);
    }

    @Test
    void storesTheOtherCommandsIfTheDataOfOneDoNotFit() {
        List<Throwable> faults = together(
                number -> () -> store.publish(Happened.to(id(number) + (number == 9 ? "x".repeat(200) : ""), 0)));

        assertThat(faults.get(9)).isInstanceOf(EventStoreException.class);
        assertThat(faults.stream().filter(fault -> fault != null)).hasSize(1);
        assertThat(stored()).isEqualTo(TOGETHER - 1);
    }

    @Test
    void storesInTheCallersTransaction() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(begun -> {
                    store.publish(Happened.to(id(1), 0));
                    throw new IllegalArgumentException("undone");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(stored()).isZero();

        transaction.executeWithoutResult(begun -> store.publish(Happened.to(id(1), 0)));
        assertThat(stored()).isOne();
    }

    @Test
    void failsIfItIsClosed() {
        GroupCommit closed = new GroupCommit(
                dataSource,
                new JdbcSQLErrorCodesResolver(),
                new EventTail(8, index -> {}),
                new ServerWatch(new LeftOutIndexes()));
        closed.close();

        assertThatThrownBy(() -> closed.append(List.of(), List.of())).isInstanceOf(EventStoreException.class);
    }

    private static UnitOfWork<?> unitOfWork() {
        return CurrentUnitOfWork.get();
    }

    private static void inUnitOfWork(Runnable task) {
        var result = DefaultUnitOfWork.startAndGet(null).executeWithResult(() -> {
            task.run();
            return null;
        });
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException e
                    ? e
                    : new IllegalStateException(result.exceptionResult());
        }
    }

    private String id(int number) {
        return prefix + "/" + number;
    }

    private String note(int number) {
        return prefix + "-" + number;
    }

    private long stored() {
        Long count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM domain_event WHERE aggregate_identifier LIKE ?", Long.class, prefix + "%");
        return count == null ? 0 : count;
    }

    private long commits() {
        return jdbc.queryForObject(
                "SHOW GLOBAL STATUS LIKE 'Com_commit'", (row, number) -> Long.parseLong(row.getString(2)));
    }

    /** {@return the failure of each task, or null} The tasks start at the same moment, so that they meet. */
    private static List<Throwable> together(IntFunction<Runnable> task) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Throwable>> results = IntStream.range(0, TOGETHER)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        return faultOf(task.apply(number));
                    }))
                    .toList();
            start.countDown();
            List<Throwable> faults = new ArrayList<>();
            for (Future<Throwable> result : results) {
                faults.add(result.get());
            }
            return faults;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Throwable faultOf(Runnable task) {
        try {
            task.run();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }
}
