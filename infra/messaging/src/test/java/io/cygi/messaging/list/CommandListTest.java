package io.cygi.messaging.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.Commands;
import io.cygi.messaging.ListOutcome;
import io.cygi.messaging.LocalCommands;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.list.Tally.Add;
import io.cygi.messaging.list.Tally.Added;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.store.StoreTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A list of commands comes to what its commands come to one after another, and is stored at once. */
@StoreTest
@Timeout(120)
class CommandListTest {

    private static final int LISTS = 60;

    private final GroupedEventStore store;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final String prefix = TimeOrderedIds.next();
    private final AtomicInteger repetitions = new AtomicInteger();
    private final Commands commands;

    @Autowired
    CommandListTest(GroupedEventStore store, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.commands = process(PessimisticLockFactory.usingDefaults());
    }

    /** {@return the command side of a process, which has locks of its own} */
    private Commands process(LockFactory own) {
        AggregateLocks locks = new AggregateLocks(
                own, AnnotationCommandTargetResolver.builder().build(), id -> false);
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
        AggregateAnnotationCommandHandler.<Tally>builder()
                .aggregateType(Tally.class)
                .repository(EventSourcingRepository.builder(Tally.class)
                        .eventStore(store)
                        .lockFactory(locks)
                        .build())
                .build()
                .subscribe(bus);
        return new LocalCommands(bus, locks, millis -> {
            repetitions.incrementAndGet();
            Thread.yield();
        });
    }

    @Test
    void storesItsEventsAtOnce() {
        ListOutcome outcome = commands.sendInOrder(
                List.of(Add.to(id(3)), Add.to(id(1)), Add.to(id(3)), Add.to(id(2)), Add.to(id(1), 0, 9)));

        assertThat(outcome).isEqualTo(new ListOutcome(5, null));
        assertThat(jdbc.queryForList(
                        "SELECT aggregate_identifier FROM domain_event WHERE aggregate_identifier LIKE ?"
                                + " ORDER BY global_index",
                        String.class,
                        prefix + "%"))
                .containsExactly(id(3), id(1), id(3), id(2));
        assertThat(jdbc.queryForObject(
                        "SELECT MAX(global_index) - MIN(global_index) FROM domain_event"
                                + " WHERE aggregate_identifier LIKE ?",
                        Long.class,
                        prefix + "%"))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 63, 64, 100, 149})
    void stopsAtTheFirstRefusal(int refused) {
        ListOutcome outcome = commands.sendInOrder(IntStream.range(0, 150)
                .mapToObj(number -> Add.to(id(number), 1, number == refused ? 0 : 1))
                .toList());

        assertThat(outcome.carriedOut()).isEqualTo(refused);
        assertThat(outcome.refusal()).isNotNull().satisfies(refusal -> assertThat(refusal.code())
                .isEqualTo(ProblemCode.LIMIT_EXCEEDED));
        assertThat(stored()).isEqualTo(refused);
    }

    @Test
    void showsEachCommandWhatThoseBeforeItHaveDecided() {
        commands.send(Add.to(id(1)));

        ListOutcome outcome = commands.sendInOrder(
                List.of(Add.to(id(1), 1, 2), Add.to(id(2)), Add.to(id(1), 1, 3), Add.to(id(1), 1, 3), Add.to(id(2))));

        assertThat(outcome.carriedOut()).isEqualTo(3);
        assertThat(sum(1)).isEqualTo(3);
        assertThat(sum(2)).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void isDecidedAgainWhereAnotherProcessIsQuicker(int contested) {
        Commands other = process(PessimisticLockFactory.usingDefaults());
        commands.send(Add.to(id(1)));
        AtomicBoolean first = new AtomicBoolean(true);
        Runnable meanwhile = () -> {
            if (first.getAndSet(false)) {
                Thread.ofVirtual().start(() -> other.send(Add.to(id(contested))));
                await(() -> sum(contested) == (contested == 1 ? 2 : 1));
            }
        };

        ListOutcome outcome = commands.sendInOrder(
                List.of(Add.to(id(0)), Add.to(id(1)), Add.to(id(2)), new Add(id(3), 1, Integer.MAX_VALUE, meanwhile)));

        assertThat(outcome).isEqualTo(new ListOutcome(4, null));
        assertThat(repetitions).hasValue(1);
        for (int number = 0; number < 4; number++) {
            assertThat(sum(number)).isEqualTo(1 + (number == 1 ? 1 : 0) + (number == contested ? 1 : 0));
        }
        assertThat(stored()).isEqualTo(6);
    }

    /** The list's transaction waits for another one in the middle, and its connection is lost there. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void isStoredOnceWhereTheDatabaseFailsInBetween(int contested) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ListOutcome> list = transaction.execute(rival -> {
                store.publish(new GenericDomainEventMessage<>("Tally", id(contested), 0, new Added(id(contested), 7)));
                Future<ListOutcome> sent = threads.submit(() ->
                        commands.sendInOrder(List.of(Add.to(id(0)), Add.to(id(1)), Add.to(id(2)), Add.to(id(0)))));
                await(() -> !waiting().isEmpty());
                waiting().forEach(connection -> jdbc.execute("KILL " + connection));
                await(() -> repetitions.get() > 0);
                rival.setRollbackOnly();
                return sent;
            });

            assertThat(list.get()).isEqualTo(new ListOutcome(4, null));
        }
        assertThat(List.of(sum(0), sum(1), sum(2))).containsExactly(2, 1, 1);
    }

    @Test
    void storesNothingWhereTheDataOfOneEventDoNotFit() {
        assertThatThrownBy(() ->
                        commands.sendInOrder(List.of(Add.to(id(0)), Add.to(id(1) + "x".repeat(200)), Add.to(id(2)))))
                .isInstanceOf(UnavailableException.class);
        assertThat(stored()).isZero();

        assertThat(commands.sendInOrder(List.of(Add.to(id(0)), Add.to(id(2)))).carriedOut())
                .isEqualTo(2);
    }

    @Test
    void storesNothingWhereACommandFailsForNoFaultOfTheDatabase() {
        Runnable bug = () -> {
            throw new IllegalArgumentException("a bug");
        };

        assertThatThrownBy(() -> commands.sendInOrder(List.of(Add.to(id(0)), new Add(id(1), 1, 1, bug))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(stored()).isZero();
        assertThat(repetitions).hasValue(0);
    }

    /** Half of the lists take the aggregates in one order, half in the other; all at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void finishesBesideAListInTheOppositeOrder(int processes) throws Exception {
        List<Commands> sides = IntStream.range(0, processes)
                .mapToObj(number -> process(PessimisticLockFactory.usingDefaults()))
                .toList();
        List<Add> there = IntStream.range(0, 5).mapToObj(n -> Add.to(id(n))).toList();
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
            assertThat(sum(number)).isEqualTo(LISTS);
        }
        if (processes == 1) {
            assertThat(repetitions).as("nothing fails within one process").hasValue(0);
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

    @Test
    void releasesARefusedAggregateBeforeTheOthersAreStored() {
        List<Integer> storedAtRelease = new ArrayList<>();
        PessimisticLockFactory locks = PessimisticLockFactory.usingDefaults();
        Commands watched = process(id -> {
            Lock lock = locks.obtainLock(id);
            return new Lock() {

                @Override
                public void release() {
                    if (id.equals(id(2)) || id.equals(id(3))) {
                        storedAtRelease.add(stored());
                    }
                    lock.release();
                }

                @Override
                public boolean isHeld() {
                    return lock.isHeld();
                }
            };
        });

        watched.sendInOrder(List.of(Add.to(id(1)), Add.to(id(2), 1, 0), Add.to(id(3))));

        assertThat(storedAtRelease).containsExactly(0, 0);
        assertThat(stored()).isOne();
    }

    /** {@return the connections whose transactions wait for a lock} */
    private List<Long> waiting() {
        return jdbc.queryForList(
                "SELECT trx_mysql_thread_id FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'",
                Long.class);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.yield();
        }
    }

    private int sum(int number) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM domain_event WHERE aggregate_identifier = ?", Integer.class, id(number));
    }

    private int stored() {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM domain_event WHERE aggregate_identifier LIKE ?", Integer.class, prefix + "%");
    }

    private String id(int number) {
        return prefix + "/" + number;
    }
}
