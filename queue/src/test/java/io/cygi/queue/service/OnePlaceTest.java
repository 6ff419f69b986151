package io.cygi.queue.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.broker.EmbeddedBroker;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.queue.ticket.Ticket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fan asks two processes, the second one a moment later, just when the first one's answer arrives there. */
class OnePlaceTest {

    private static final int FANS = 3_000;
    private static final int FANS_AT_ONCE = 8;
    private static final int LATER_NANOS_MAX = 12_000_000;

    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());

    @Test
    void isGivenOnceToConcurrentJoins(@TempDir Path folder) throws Exception {
        EmbeddedBroker broker = new EmbeddedBroker(folder.resolve("broker"));
        broker.start();
        String servers = broker.getBootstrapServers().getFirst();
        try (Replica one = new Replica(servers, "one", Map.of());
                Replica two = new Replica(servers, "two", Map.of());
                ExecutorService threads = Executors.newFixedThreadPool(2 * FANS_AT_ONCE)) {
            one.open(concert, new WaitingRoomSettings(true, 1, null, 600, 1, 0, 0));
            two.room(concert);
            Random random = new Random(12);
            List<Future<Ticket>> first = new ArrayList<>();
            List<Future<Ticket>> second = new ArrayList<>();
            for (int i = 0; i < FANS; i++) {
                String fan = "fan-" + i;
                long later = random.nextInt(LATER_NANOS_MAX);
                first.add(threads.submit(() -> one.join(concert, fan)));
                second.add(threads.submit(() -> {
                    LockSupport.parkNanos(later);
                    return two.join(concert, fan);
                }));
            }
            for (int i = 0; i < FANS; i++) {
                assertThat(second.get(i).get()).isEqualTo(first.get(i).get());
            }
            assertThat(one.room(concert).state().figures(0).waiting()).isLessThanOrEqualTo(FANS);
        } finally {
            broker.close();
        }
    }
}
