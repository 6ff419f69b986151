package io.cygi.queue.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.broker.EmbeddedBroker;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.queue.room.RoomFigures;
import io.cygi.queue.room.TicketView.Status;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomStatus;
import io.cygi.queue.ticket.Ticket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A line over several partitions of a real broker. Fans join and leave in two processes; a third one takes over and
 * admits them.
 */
class SpreadLineTest {

    private static final Duration SETTLED_MAX = Duration.ofSeconds(60);
    private static final int FANS = 900;
    private static final int AT_ONCE = 32;
    private static final WaitingRoomSettings SPREAD = new WaitingRoomSettings(true, 2_000, null, 600, 3, 0, 0);
    private static final Comparator<Ticket> MERGED = Comparator.comparingLong(Ticket::joinedAt)
            .thenComparingInt(ticket -> ticket.place().partition())
            .thenComparingInt(ticket -> ticket.place().offset());

    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());

    @Test
    void isOneLineByTheTimeOfArrivalInEveryProcess(@TempDir Path folder) throws Exception {
        EmbeddedBroker broker = new EmbeddedBroker(folder.resolve("broker"));
        broker.start();
        String servers = broker.getBootstrapServers().getFirst();
        try {
            List<Ticket> staying;
            try (Replica one = new Replica(servers, "one", Map.of());
                    Replica two = new Replica(servers, "two", Map.of())) {
                one.open(concert, SPREAD);
                one.log(concert, new RoomConfigured(SPREAD, RoomStatus.PAUSED));
                staying = joinAndLeave(one, two);
                expectExact(two, staying);
            }
            try (Replica three = new Replica(servers, "three", Map.of())) {
                expectExact(three, staying);
                three.log(concert, new RoomConfigured(SPREAD, RoomStatus.OPEN));
                expectEverybodyLetIn(three, staying);
            }
        } finally {
            broker.close();
        }
    }

    /** {@return the tickets of the fans who stay, in turn; three in ten leave} */
    private List<Ticket> joinAndLeave(Replica one, Replica two) throws Exception {
        List<Ticket> tickets = new ArrayList<>(
                ConcurrentCalls.all(FANS, AT_ONCE, i -> (i % 2 == 0 ? one : two).join(concert, "fan-" + i)));
        assertThat(tickets).extracting(Ticket::place).doesNotHaveDuplicates();
        assertThat(tickets.stream().map(ticket -> ticket.place().partition()).distinct())
                .hasSize(SPREAD.partitions());
        Collections.shuffle(tickets, new Random(26));
        List<Ticket> leaving = tickets.subList(0, FANS * 3 / 10);
        for (Ticket ticket : leaving) {
            one.leave(ticket);
        }
        Awaitility.await().atMost(SETTLED_MAX).until(() -> leaving.stream()
                .allMatch(ticket -> two.view(ticket).status() == Status.LEFT && joined(two) == FANS));
        List<Ticket> staying = new ArrayList<>(tickets.subList(leaving.size(), FANS));
        staying.sort(MERGED);
        return staying;
    }

    private long joined(Replica replica) {
        return replica.room(concert).state().figures(0).endOffsets().stream()
                .mapToLong(last -> last + 1)
                .sum();
    }

    private static void expectExact(Replica replica, List<Ticket> inTurn) {
        for (int i = 0; i < inTurn.size(); i++) {
            assertThat(replica.view(inTurn.get(i)).ahead()).isEqualTo(i);
            assertThat(replica.view(inTurn.get(i)).behind()).isEqualTo(inTurn.size() - 1 - i);
        }
    }

    private void expectEverybodyLetIn(Replica replica, List<Ticket> inTurn) {
        Awaitility.await().atMost(SETTLED_MAX).until(() -> {
            for (Ticket ticket : inTurn) {
                if (replica.view(ticket).called()) {
                    replica.look(ticket);
                }
            }
            return inTurn.stream().allMatch(ticket -> replica.view(ticket).status() == Status.ADMITTED);
        });
        RoomFigures figures = replica.room(concert).state().figures(System.currentTimeMillis());
        assertThat(figures.inside()).isEqualTo(inTurn.size());
        assertThat(figures.waiting()).isZero();
    }
}
