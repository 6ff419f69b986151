package io.cygi.messaging.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.Commands;
import io.cygi.messaging.ListOutcome;
import io.cygi.messaging.list.Tally.Add;
import io.cygi.messaging.list.Tally.Added;
import io.cygi.messaging.store.CommitWatch;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.store.StoreTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A list is stored once or not at all, whatever the database, other processes and other lists do at the same time. */
@StoreTest
@Timeout(120)
class ListConflictTest {

    private static final int LISTS = 60;

    private final GroupedEventStore store;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final CommitWatch watch;
    private final Tallies tallies;
    private final Commands commands;

    @Autowired
    ListConflictTest(GroupedEventStore store, JdbcTemplate jdbc, TransactionTemplate transaction, CommitWatch watch) {
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.watch = watch;
        this.tallies = new Tallies(store, jdbc);
        this.commands = tallies.process();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void isDecidedAgainIfAnotherProcessIsFaster(int contested) {
        Commands other = tallies.process();
        commands.send(Add.to(tallies.id(1)));
        AtomicBoolean first = new AtomicBoolean(true);
        Runnable meanwhile = () -> {
            if (first.getAndSet(false)) {
                Thread.ofVirtual().start(() -> other.send(Add.to(tallies.id(contested))));
                Tallies.await(() -> tallies.stored(contested) == (contested == 1 ? 2 : 1));
            }
        };

        ListOutcome outcome = commands.sendInOrder(List.of(
                Add.to(tallies.id(0)),
                Add.to(tallies.id(1)),
                Add.to(tallies.id(2)),
                new Add(tallies.id(3), 1, Integer.MAX_VALUE, meanwhile)));

        assertThat(outcome).isEqualTo(new ListOutcome(4, null));
        assertThat(tallies.repetitions()).isEqualTo(1);
        for (int number = 0; number < 4; number++) {
            assertThat(tallies.stored(number)).isEqualTo(1 + (number == 1 ? 1 : 0) + (number == contested ? 1 : 0));
        }
        assertThat(tallies.stored()).isEqualTo(6);
    }

    /** The list's transaction waits for a rival in the middle, and the database ends it when the rival waits for it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void isStoredOnceIfTheDatabaseFailsInBetween(int contested) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ListOutcome> list = transaction.execute(rival -> {
                // The database ends the smaller one of two transactions that wait for each other.
                IntStream.range(100, 200).forEach(this::publish);
                publish(contested);
                Future<ListOutcome> sent = threads.submit(() -> commands.sendInOrder(List.of(
                        Add.to(tallies.id(0)), Add.to(tallies.id(1)), Add.to(tallies.id(2)), Add.to(tallies.id(0)))));
                Tallies.await(this::someoneWaits);
                publish(0);
                rival.setRollbackOnly();
                return sent;
            });

            assertThat(list.get()).isEqualTo(new ListOutcome(4, null));
        }
        assertThat(tallies.repetitions()).isPositive();
        assertThat(List.of(tallies.stored(0), tallies.stored(1), tallies.stored(2)))
                .containsExactly(2, 1, 1);
    }

    private void publish(int number) {
        store.publish(
                new GenericDomainEventMessage<>("Tally", tallies.id(number), 0, new Added(tallies.id(number), 7)));
    }

    /** The list is stored, the connection breaks before the answer, and the list is sent again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void isStoredOnceIfTheAnswerToItsCommitIsLost(int length) {
        List<Add> list = IntStream.range(0, length)
                .mapToObj(number -> Add.upTo(tallies.id(number % 3), number + 1))
                .toList();
        int before = watch.commits();
        watch.loseNextAnswer();

        assertThat(commands.sendInOrder(list)).isEqualTo(new ListOutcome(length, null));

        assertThat(tallies.repetitions()).isEqualTo(1);
        assertThat(watch.commits() - before)
                .as("the second time nothing is left to store")
                .isOne();
        assertThat(tallies.stored()).isEqualTo(length);
    }

    /** As the resumption of a booking is refused behind its confirmation. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void mayBeRefusedAtItsFirstCommandAlthoughItIsStored(int more) {
        List<Add> list = new ArrayList<>(List.of(Add.to(tallies.id(0), 0, 0)));
        IntStream.range(0, more).forEach(number -> list.add(Add.upTo(tallies.id(0), number + 1)));
        watch.loseNextAnswer();

        ListOutcome outcome = commands.sendInOrder(list);

        assertThat(outcome.carriedOut()).isZero();
        assertThat(outcome.refusal()).isNotNull();
        assertThat(tallies.stored()).isEqualTo(more);
    }

    /** Half of the lists take the aggregates in one order, half in the other; all at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void finishesDuringAListInTheOppositeOrder(int processes) throws Exception {
        List<Commands> sides = IntStream.range(0, processes)
                .mapToObj(number -> tallies.process())
                .toList();
        List<Add> there =
                IntStream.range(0, 5).mapToObj(n -> Add.to(tallies.id(n))).toList();
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int number = 0; number < LISTS; number++) {
                List<Add> list = number % 2 == 0 ? there : there.reversed();
                Commands side = sides.get(number / 2 % processes);
                all.add(threads.submit(() -> untilDone(side, list, done)));
            }
            for (Future<?> list : all) {
                list.get();
            }
        }

        assertThat(done).hasValue(LISTS);
        for (int number = 0; number < 5; number++) {
            assertThat(tallies.stored(number)).isEqualTo(LISTS);
        }
        if (processes == 1) {
            assertThat(tallies.repetitions())
                    .as("nothing fails within one process")
                    .isZero();
        }
    }

    /** Its caller sends a list again, as an event is delivered again. */
    private static void untilDone(Commands side, List<Add> list, AtomicInteger done) {
        while (true) {
            try {
                assertThat(side.sendInOrder(list).carriedOut()).isEqualTo(list.size());
                done.incrementAndGet();
                return;
            } catch (UnavailableException busy) {
                Thread.yield();
            }
        }
    }

    /** The server renews its answer only where nobody has asked for a tenth of a second. */
    private boolean someoneWaits() {
        LockSupport.parkNanos(Duration.ofMillis(120).toNanos());
        Integer waiting = jdbc.queryForObject(
                "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'", Integer.class);
        return waiting != null && waiting > 0;
    }
}
