package io.cygi.queue.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.broker.EmbeddedBroker;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.queue.http.ticket.TicketBodyMapper;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.room.RoomFigures;
import io.cygi.queue.room.TicketView;
import io.cygi.queue.room.TicketView.Status;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomStatus;
import io.cygi.queue.ticket.Ticket;
import io.cygi.queue.ticket.TicketTokenCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line as long as the system property {@code cygi.room.fans} says, on a real broker: all fans join at once and are
 * then admitted. The test prints its measurements.
 */
class LongLineTest {

    private static final int FANS = Integer.getInteger("cygi.room.fans", 10_000);
    private static final int RATE = Math.max(1_000, FANS / 40);
    private static final int JOINING = Integer.getInteger("cygi.room.joining", 256);
    /** Number of joins to another line beforehand, so that the code is compiled. */
    private static final int REHEARSING = Integer.getInteger("cygi.room.rehearsing", 0);

    private static final int LOOKING = 4_096;
    private static final long ROUND_MILLIS = 100;
    private static final int ROUNDS_MAX = 3_000;

    @TempDir
    static @Nullable Path folder;

    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());
    private final WaitingRoomSettings settings = new WaitingRoomSettings(true, RATE, null, 3_600, 1, 0, 0);

    private interface Work {
        void of(int i);
    }

    @Test
    void givesEveryPlaceOnceInOrderOfArrivalAndNeverExceedsTheRate() throws Exception {
        EmbeddedBroker broker =
                new EmbeddedBroker(Objects.requireNonNull(folder).resolve("broker"));
        broker.start();
        try (Replica replica = new Replica(broker.getBootstrapServers().getFirst(), "one", Map.of())) {
            rehearse(replica);
            replica.open(concert, settings);
            replica.log(concert, new RoomConfigured(settings, RoomStatus.PAUSED));
            Ticket[] tickets = joinAll(replica);
            expectEveryPlaceOnce(tickets);
            lookAtAll(replica, tickets);
            replica.log(concert, new RoomConfigured(settings, RoomStatus.OPEN));
            expectNeverAboveTheRate(drain(replica, tickets));
            RoomFigures figures = replica.room(concert).state().figures(System.currentTimeMillis());
            assertThat(figures.waiting()).isZero();
            assertThat(figures.inside()).isEqualTo(FANS);
            assertThat(figures.memoryBytes() / FANS).isLessThan(100);
            System.out.printf("%d bytes a fan%n", figures.memoryBytes() / FANS);
        } finally {
            broker.close();
        }
    }

    private void rehearse(Replica replica) throws Exception {
        ConcertId other = new ConcertId(TimeOrderedIds.next());
        replica.open(other, settings);
        replica.log(other, new RoomConfigured(settings, RoomStatus.PAUSED));
        all(REHEARSING, JOINING, i -> replica.join(other, "fan-" + i));
    }

    private Ticket[] joinAll(Replica replica) throws Exception {
        Ticket[] byOffset = new Ticket[FANS];
        long[] nanos = new long[FANS];
        long from = System.nanoTime();
        all(FANS, JOINING, i -> {
            long begun = System.nanoTime();
            Ticket ticket = replica.join(concert, "fan-" + i);
            nanos[i] = System.nanoTime() - begun;
            byOffset[ticket.place().offset()] = ticket;
        });
        told("joins", (System.nanoTime() - from) / 1e9, nanos);
        return byOffset;
    }

    /** Looks at all tickets without HTTP and authentication. Each fan is told the exact number of fans ahead. */
    private static void lookAtAll(Replica replica, Ticket[] byOffset) throws Exception {
        TicketTokenCodec tokens = replica.part(TicketTokenCodec.class);
        TicketBodyMapper bodies = replica.part(TicketBodyMapper.class);
        RoomLookup lookup = replica.part(RoomLookup.class);
        JsonMapper json = replica.part(JsonMapper.class);
        String[] shown = Arrays.stream(byOffset).map(tokens::write).toArray(String[]::new);
        long[] nanos = new long[FANS];
        long from = System.nanoTime();
        all(FANS, JOINING, i -> {
            long begun = System.nanoTime();
            Ticket ticket = tokens.readTicket(shown[i]).orElseThrow();
            RoomReplica room = lookup.roomOf(ticket).orElseThrow();
            TicketView view = room.state().view(ticket.place(), System.currentTimeMillis());
            byte[] answer = json.writeValueAsBytes(bodies.of(shown[i], ticket, view));
            nanos[i] = System.nanoTime() - begun;
            assertThat(view.ahead()).isEqualTo(i);
            assertThat(answer).isNotEmpty();
        });
        told("looks", (System.nanoTime() - from) / 1e9, nanos);
    }

    private static void told(String what, double seconds, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%d %s in %.1f s, %.0f a second, p50 %.2f ms, p99 %.2f ms%n",
                FANS, what, seconds, FANS / seconds, nanos[FANS / 2] / 1e6, nanos[FANS * 99 / 100] / 1e6);
    }

    private static void expectEveryPlaceOnce(Ticket[] byOffset) {
        assertThat(byOffset).doesNotContainNull();
        assertThat(Arrays.stream(byOffset).map(Ticket::accountId).distinct().count())
                .isEqualTo(FANS);
        long before = 0;
        for (Ticket ticket : byOffset) {
            assertThat(ticket.joinedAt()).isGreaterThanOrEqualTo(before);
            before = ticket.joinedAt();
        }
    }

    /** {@return the admission times in ms} Every fan who has not been admitted looks in every round. */
    private long[] drain(Replica replica, Ticket[] tickets) throws Exception {
        BitSet done = new BitSet(FANS);
        long[] at = new long[FANS];
        long from = System.nanoTime();
        for (int round = 0; round < ROUNDS_MAX && done.cardinality() < FANS; round++) {
            List<Integer> called = new ArrayList<>();
            for (int i = done.nextClearBit(0); i < FANS; i = done.nextClearBit(i + 1)) {
                TicketView view = replica.view(tickets[i]);
                if (!view.called()) {
                    assertThat(view.status()).isEqualTo(Status.WAITING);
                    break;
                }
                called.add(i);
            }
            all(called.size(), LOOKING, c -> {
                TicketView view = replica.look(tickets[called.get(c)]);
                if (view.status() == Status.ADMITTED) {
                    at[called.get(c)] = Objects.requireNonNull(view.passExpiresAt()) - settings.passSeconds() * 1_000L;
                    synchronized (done) {
                        done.set(called.get(c));
                    }
                }
            });
            Thread.sleep(called.isEmpty() ? ROUND_MILLIS : 1);
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        System.out.printf("drained in %.1f s, %.0f a second of %d allowed%n", seconds, FANS / seconds, RATE);
        assertThat(done.cardinality()).isEqualTo(FANS);
        return at;
    }

    private static void expectNeverAboveTheRate(long[] admittedAt) {
        long[] sorted = admittedAt.clone();
        Arrays.sort(sorted);
        int first = 0;
        int most = 0;
        for (int last = 0; last < FANS; last++) {
            while (sorted[first] <= sorted[last] - 1_000) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        System.out.printf("at most %d in any second%n", most);
        assertThat(most).isLessThanOrEqualTo(RATE);
    }

    private static void all(int count, int atOnce, Work work) throws Exception {
        Semaphore permits = new Semaphore(atOnce);
        List<Future<?>> futures = new ArrayList<>(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int each = i;
                permits.acquire();
                futures.add(threads.submit(() -> {
                    try {
                        work.of(each);
                    } finally {
                        permits.release();
                    }
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
    }
}
