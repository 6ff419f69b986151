package io.cygi.messaging.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.common.lock.Lock;
import org.junit.jupiter.api.Test;

/** A lease that cannot be completed gives back every lock that it has taken. */
class AggregateLocksTest {

    private final Set<String> held = new HashSet<>();

    @Test
    void releasesItsLocksIfTheCacheFails() {
        AggregateLocks locks = new AggregateLocks(this::lock, String::valueOf, id -> {
            if (id.equals("b")) {
                throw new IllegalStateException("the cache fails");
            }
            return true;
        });

        assertThatThrownBy(() -> locks.lease(List.of("a", "b", "c"))).hasMessage("the cache fails");

        assertThat(held).isEmpty();
    }

    private Lock lock(String id) {
        held.add(id);
        return new Lock() {

            @Override
            public void release() {
                held.remove(id);
            }

            @Override
            public boolean isHeld() {
                return held.contains(id);
            }
        };
    }
}
