package io.cygi.messaging.list;

import io.cygi.messaging.Commands;
import io.cygi.messaging.LocalCommands;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.list.Tally.Add;
import io.cygi.messaging.store.GroupedEventStore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tallies of one test, the command sides that change them, and their stored events. */
final class Tallies {

    private final GroupedEventStore store;
    private final JdbcTemplate jdbc;
    private final String prefix = TimeOrderedIds.next();
    private final AtomicInteger repetitions = new AtomicInteger();

    Tallies(GroupedEventStore store, JdbcTemplate jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    /** {@return the command side of a process} */
    Commands process() {
        return process(PessimisticLockFactory.usingDefaults());
    }

    /** {@return the command side of a process} @param own the locks of the process */
    Commands process(LockFactory own) {
        AggregateLocks locks = new AggregateLocks(own, command -> ((Add) command).tally(), id -> false);
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

    /** {@return how often a command or a list was carried out once more} */
    int repetitions() {
        return repetitions.get();
    }

    String id(int number) {
        return prefix + "/" + number;
    }

    /** {@return how many events of one tally are stored} */
    int stored(int number) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM domain_event WHERE aggregate_identifier = ?", Integer.class, id(number));
    }

    /** {@return how many events of all tallies are stored} */
    int stored() {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM domain_event WHERE aggregate_identifier LIKE ?", Integer.class, prefix + "%");
    }

    static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.yield();
        }
    }
}
