package io.cygi.messaging.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.Commands;
import io.cygi.messaging.list.Tally.Add;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.store.StoreTest;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A list takes the locks of all its aggregates first, and keeps them for as long as it needs them. */
@StoreTest
@Timeout(120)
class ListLocksTest {

    private final Tallies tallies;

    @Autowired
    ListLocksTest(GroupedEventStore store, JdbcTemplate jdbc) {
        this.tallies = new Tallies(store, jdbc);
    }

    @Test
    void takesItsLocksInTheOrderOfTheIdentifiers() {
        List<String> taken = new ArrayList<>();
        PessimisticLockFactory locks = PessimisticLockFactory.usingDefaults();
        Commands watched = tallies.process(id -> {
            taken.add(id);
            return locks.obtainLock(id);
        });

        watched.sendInOrder(
                List.of(Add.to(tallies.id(3)), Add.to(tallies.id(1)), Add.to(tallies.id(2)), Add.to(tallies.id(1))));

        assertThat(taken).containsExactly(tallies.id(1), tallies.id(2), tallies.id(3));
    }

    @Test
    void releasesARefusedAggregateBeforeTheOthersAreStored() {
        List<Integer> storedAtRelease = new ArrayList<>();
        PessimisticLockFactory locks = PessimisticLockFactory.usingDefaults();
        Commands watched = tallies.process(id -> {
            Lock lock = locks.obtainLock(id);
            return new Lock() {

                @Override
                public void release() {
                    if (id.equals(tallies.id(2)) || id.equals(tallies.id(3))) {
                        storedAtRelease.add(tallies.stored());
                    }
                    lock.release();
                }

                @Override
                public boolean isHeld() {
                    return lock.isHeld();
                }
            };
        });

        watched.sendInOrder(List.of(Add.to(tallies.id(1)), Add.to(tallies.id(2), 1, 0), Add.to(tallies.id(3))));

        assertThat(storedAtRelease).containsExactly(0, 0);
        assertThat(tallies.stored()).isOne();
    }
}
