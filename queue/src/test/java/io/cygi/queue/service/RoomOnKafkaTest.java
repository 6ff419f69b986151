package io.cygi.queue.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.broker.EmbeddedBroker;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.room.RoomFigures;
import io.cygi.queue.room.TicketView;
import io.cygi.queue.room.TicketView.Status;
import io.cygi.queue.room.record.RoomRecord.LeaderElected;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomStatus;
import io.cygi.queue.ticket.Ticket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rooms of several processes on one real broker, which is stopped and started again. */
class RoomOnKafkaTest {

    private static final Duration SETTLED_MAX = Duration.ofSeconds(30);
    private static final int FANS = 3_000;
    private static final int AT_ONCE = 64;
    private static final int RIVAL_TERMS = 100;

    @TempDir
    static @Nullable Path folder;

    private static @Nullable EmbeddedBroker broker;

    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());

    @BeforeAll
    static void startBroker() {
        broker = new EmbeddedBroker(java.util.Objects.requireNonNull(folder).resolve("broker"));
        broker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker().close();
    }

    private static EmbeddedBroker broker() {
        return java.util.Objects.requireNonNull(broker);
    }

    private static Replica replica(String node) {
        return new Replica(broker().getBootstrapServers().getFirst(), node, Map.of());
    }

    private static WaitingRoomSettings settings(int rate) {
        return new WaitingRoomSettings(true, rate, null, 60, 1, 0, 0);
    }

    @Test
    void thousandsOfFansGetEveryPlaceOnceAndAreAdmittedInTurn() throws Exception {
        try (Replica one = replica("one");
                Replica two = replica("two")) {
            one.open(concert, settings(2_000));
            pause(one);
            List<Ticket> tickets =
                    ConcurrentCalls.all(FANS, AT_ONCE, i -> (i % 2 == 0 ? one : two).join(concert, "fan-" + i));

            assertThat(tickets).extracting(ticket -> ticket.place().offset()).doesNotHaveDuplicates();
            assertThat(tickets.stream()
                            .mapToInt(ticket -> ticket.place().offset())
                            .max())
                    .hasValue(FANS - 1);
            List<Ticket> inTurn = new ArrayList<>(tickets);
            inTurn.sort(
                    java.util.Comparator.comparingInt(ticket -> ticket.place().offset()));
            assertThat(inTurn).extracting(Ticket::joinedAt).isSorted();
            for (int i = 0; i < FANS; i += 97) {
                assertThat(two.view(inTurn.get(i)).ahead()).isEqualTo(i);
            }

            one.log(concert, new RoomConfigured(settings(2_000), RoomStatus.OPEN));
            Set<Ticket> admitted = new HashSet<>();
            Awaitility.await().atMost(SETTLED_MAX).until(() -> {
                for (Ticket ticket : together(
                        inTurn.stream().filter(next -> !admitted.contains(next)).toList(), one)) {
                    admitted.add(ticket);
                }
                return admitted.size() == FANS;
            });
        }
    }

    private List<Ticket> together(List<Ticket> waiting, Replica replica) throws Exception {
        return ConcurrentCalls.all(waiting.size(), AT_ONCE, i -> {
                    Ticket ticket = waiting.get(i);
                    return replica.view(ticket).called() && replica.look(ticket).status() == Status.ADMITTED
                            ? List.of(ticket)
                            : replica.view(ticket).status() == Status.ADMITTED ? List.of(ticket) : List.<Ticket>of();
                })
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Deposes a leader. Two processes that both believe to be elected would otherwise depose each other without an end.
     */
    @Test
    void aDeposedControllerPausesBeforeItTriesAgain() {
        try (Replica one = replica("one")) {
            one.open(concert, settings(10));
            awaitController(one);
            RoomWriter writer = one.part(RoomWriter.class);
            long first = writer.await(writer.log(concert, new LeaderElected("rival")));
            long last = first;
            for (int i = 0; i < RIVAL_TERMS; i++) {
                one.log(concert, new LeaderElected("rival"));
                last = writer.await(writer.log(concert, new LeaderElected("rival")));
            }
            assertThat(last - first)
                    .as("terms of both, of which the rival's are %d", 2 * RIVAL_TERMS)
                    .isLessThan(3 * RIVAL_TERMS);
            awaitController(one);
        }
    }

    private void awaitController(Replica replica) {
        Awaitility.await()
                .atMost(SETTLED_MAX)
                .until(() ->
                        replica.room(concert).state().figures(0).controller().equals("one"));
    }

    @Test
    void anAccountHasOnePlaceInAllProcessesAndAfterTheirRestart() throws Exception {
        Ticket first;
        try (Replica one = replica("one");
                Replica two = replica("two")) {
            one.open(concert, settings(1));
            pause(one);
            List<Ticket> all = ConcurrentCalls.all(40, AT_ONCE, i -> (i % 2 == 0 ? one : two).join(concert, "fan-x"));
            first = all.getFirst();
            assertThat(all).containsOnly(first);
            one.join(concert, "fan-y");
        }
        try (Replica again = replica("one")) {
            assertThat(again.join(concert, "fan-x")).isEqualTo(first);
            assertThat(again.view(first).ahead()).isZero();
            assertThat(again.view(again.join(concert, "fan-y")).ahead()).isEqualTo(1);
        }
    }

    @Test
    void anotherProcessContinuesTheLineOfALostController() throws Exception {
        Replica one = replica("one");
        try (Replica two = replica("two")) {
            one.open(concert, settings(200));
            pause(one);
            List<Ticket> tickets = ConcurrentCalls.all(600, AT_ONCE, i -> two.join(concert, "fan-" + i));
            tickets = tickets.stream()
                    .sorted(java.util.Comparator.comparingInt(
                            ticket -> ticket.place().offset()))
                    .toList();
            two.log(concert, new RoomConfigured(settings(200), RoomStatus.OPEN));
            Awaitility.await()
                    .atMost(SETTLED_MAX)
                    .until(() -> figures(two).committedOffsets().getFirst() > 50);
            String controller = figures(two).controller();
            Replica other = controller.equals("one") ? two : one;
            (controller.equals("one") ? one : two).close();
            long seen = figures(other).committedOffsets().getFirst();

            List<Ticket> last = tickets.subList(590, 600);
            Awaitility.await().atMost(SETTLED_MAX).until(() -> last.stream()
                    .allMatch(ticket -> other.look(ticket).status() == Status.ADMITTED));
            assertThat(seen).isLessThan(599);
            assertThat(figures(other).controller()).isNotEqualTo(controller);
            other.close();
        } finally {
            one.close();
        }
    }

    @Test
    void noFanLosesThePlaceWhileTheBrokerIsAway() throws Exception {
        try (Replica one = replica("one")) {
            one.open(concert, settings(1_000));
            pause(one);
            List<Ticket> tickets = ConcurrentCalls.all(200, AT_ONCE, i -> one.join(concert, "fan-" + i));
            broker().close();

            TicketView view = one.view(tickets.getFirst());
            assertThat(view.status()).as("what is in memory is answered").isEqualTo(Status.WAITING);
            assertThatThrownBy(() -> one.join(concert, "fan-late")).isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> one.leave(tickets.getLast())).isInstanceOf(UnavailableException.class);

            broker().start();
            Awaitility.await()
                    .atMost(SETTLED_MAX)
                    .ignoreException(UnavailableException.class)
                    .until(() -> {
                        one.log(concert, new RoomConfigured(settings(1_000), RoomStatus.OPEN));
                        return true;
                    });
            Awaitility.await()
                    .atMost(SETTLED_MAX)
                    .ignoreException(UnavailableException.class)
                    .until(() -> tickets.stream()
                            .limit(tickets.size() - 1)
                            .allMatch(ticket -> one.look(ticket).status() == Status.ADMITTED));
            // A fan whose departure was not acknowledged may have left or not.
            assertThat(one.look(tickets.getLast()).status()).isIn(Status.ADMITTED, Status.LEFT);
            assertThat(one.join(concert, "fan-0")).isEqualTo(tickets.getFirst());
        }
    }

    @Test
    void aFanWhoLeftAndJoinsAgainIsAtTheEnd() {
        try (Replica one = replica("one")) {
            one.open(concert, settings(1));
            pause(one);
            Ticket first = one.join(concert, "fan-1");
            Ticket second = one.join(concert, "fan-2");
            one.leave(first);
            one.leave(first);

            assertThat(one.view(first).status()).isEqualTo(Status.LEFT);
            assertThat(one.view(second).ahead()).isZero();
            Ticket again = one.join(concert, "fan-1");
            assertThat(again.place()).isNotEqualTo(first.place());
            assertThat(one.view(again).ahead()).isEqualTo(1);
            assertThat(one.join(concert, "fan-1")).isEqualTo(again);
        }
    }

    @Test
    void refusesJoinsWhileDrainingAndTooManyFromOneAddress() {
        try (Replica one = new Replica(
                broker().getBootstrapServers().getFirst(), "one", Map.of("cygi.waiting-room.joins-per-minute", "3"))) {
            one.open(concert, settings(1));
            pause(one);
            for (int i = 0; i < 3; i++) {
                one.join(concert, "fan-" + i);
            }
            assertThatThrownBy(() -> one.join(concert, "fan-3"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("too many".substring(1));
            assertThat(one.join(concert, "fan-0").place().offset())
                    .as("whoever has a place keeps it")
                    .isZero();

            one.log(concert, new RoomConfigured(settings(1), RoomStatus.DRAINING));
            assertThatThrownBy(() -> one.join(concert, "fan-4"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("nobody in");
        }
    }

    private RoomFigures figures(Replica replica) {
        return replica.room(concert).state().figures(System.currentTimeMillis());
    }

    private void pause(Replica replica) {
        replica.log(concert, new RoomConfigured(replica.room(concert).state().settings(), RoomStatus.PAUSED));
    }
}
