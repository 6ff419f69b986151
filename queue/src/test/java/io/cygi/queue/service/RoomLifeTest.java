package io.cygi.queue.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.broker.EmbeddedBroker;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent;
import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.queue.kafka.replica.RoomAnnouncementPublisher;
import io.cygi.queue.kafka.replica.RoomRegistry;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomStatus;
import io.cygi.queue.ticket.Ticket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a room along its concert, on a real broker. */
class RoomLifeTest {

    private static final AccountId ORGANIZER = new AccountId("organizer-1");
    private static final Instant NOW = Instant.now();
    private static final Duration SETTLED_MAX = Duration.ofSeconds(30);

    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());
    private final List<ConcertEvent> events = new ArrayList<>();
    private EmbeddedBroker broker;
    private Replica replica;

    @BeforeEach
    void start(@TempDir Path folder) {
        broker = new EmbeddedBroker(folder.resolve("broker"));
        broker.start();
        replica = new Replica(String.join(",", broker.getBootstrapServers()), "life", Map.of());
    }

    @AfterEach
    void stop() {
        replica.close();
        broker.close();
    }

    @Test
    void keepsItsLineAfterAnyChangeBeforeTheSale() {
        WaitingRoomSettings spread = WaitingRoomSettings.ON.over(4);
        happened(new ConcertScheduled(concert, ORGANIZER, details(spread, NOW.plusSeconds(60)), NOW));
        replica.open(concert, spread);
        ConcertDetails withLobby = details(new WaitingRoomSettings(true, 70, null, 300, 1, 30, 0), NOW.plusSeconds(60));
        ConcertChanged changed = new ConcertChanged(concert, withLobby, NOW);
        happened(changed);

        replica.part(RoomEventHandler.class).on(changed);

        Awaitility.await().atMost(SETTLED_MAX).untilAsserted(() -> {
            WaitingRoomSettings settings = replica.room(concert).state().settings();
            assertThat(settings.admissionsPerSecond()).isEqualTo(70);
            assertThat(settings.partitions()).isEqualTo(4);
            assertThat(settings.lobbyMinutes()).isZero();
        });
    }

    @Test
    void isRemovedIfAChangeBeforeTheSaleSwitchesItOff() {
        happened(new ConcertScheduled(concert, ORGANIZER, details(WaitingRoomSettings.ON, NOW.plusSeconds(600)), NOW));
        replica.open(concert, WaitingRoomSettings.ON);
        ConcertChanged changed =
                new ConcertChanged(concert, details(WaitingRoomSettings.OFF, NOW.plusSeconds(600)), NOW);
        happened(changed);

        replica.part(RoomEventHandler.class).on(changed);

        Awaitility.await()
                .atMost(SETTLED_MAX)
                .until(() -> replica.part(RoomRegistry.class).find(concert).isEmpty());
        assertThat(replica.part(RoomLookup.class).room(concert)).isEmpty();
    }

    /** Gives the concert another room, whose offsets begin at 0 again with other fans. */
    @Test
    void refusesATicketOfTheConcertsFormerRoom() {
        replica.open(concert, WaitingRoomSettings.ON.over(4));
        List<Ticket> old = Stream.of("fan-1", "fan-2", "fan-3", "fan-4", "fan-5", "fan-6")
                .map(fan -> replica.join(concert, fan))
                .toList();
        RoomReplica gone = replica.room(concert);
        RoomAnnouncementPublisher announcements = replica.part(RoomAnnouncementPublisher.class);
        announcements.remove(concert);
        announcements.renew(gone, Clock.systemUTC().millis());
        Awaitility.await()
                .atMost(SETTLED_MAX)
                .until(() -> replica.part(RoomRegistry.class).find(concert).isEmpty());
        // The broker deletes topics some time after it has acknowledged the deletion.
        Awaitility.await()
                .atMost(SETTLED_MAX)
                .ignoreExceptions()
                .until(() -> replica.open(concert, WaitingRoomSettings.ON).partitions() == 1);
        Ticket other = replica.join(concert, "fan-7");

        assertThat(other.place()).isEqualTo(new Place(0, 0));
        assertThat(replica.part(RoomLookup.class).roomOf(other)).isPresent();
        RoomLookup lookup = replica.part(RoomLookup.class);
        for (Ticket ticket : old) {
            if (ticket.place().partition() > 0 || ticket.place().equals(other.place())) {
                assertThat(lookup.roomOf(ticket)).isEmpty();
            } else {
                // Another fan may have the place by then, and must keep it.
                assertThatThrownBy(() -> lookup.roomOf(ticket)).isInstanceOf(UnavailableException.class);
            }
        }
        Awaitility.await()
                .atMost(SETTLED_MAX)
                .until(() ->
                        replica.room(concert).state().figures(0).controller().equals("life"));
    }

    @Test
    void isNotAnnouncedAgainByAControllerThatHasNotReadItsEnd() {
        replica.open(concert, WaitingRoomSettings.ON);
        RoomReplica gone = replica.room(concert);
        RoomAnnouncementPublisher announcements = replica.part(RoomAnnouncementPublisher.class);
        announcements.remove(concert);
        announcements.renew(gone, Clock.systemUTC().millis());
        replica.open(new ConcertId(TimeOrderedIds.next()), WaitingRoomSettings.ON);

        try (Replica later = new Replica(String.join(",", broker.getBootstrapServers()), "later", Map.of())) {
            Awaitility.await()
                    .atMost(SETTLED_MAX)
                    .until(() -> later.part(RoomRegistry.class).all().size() == 1);
            assertThat(later.part(RoomRegistry.class).find(concert)).isEmpty();
        }
    }

    @Test
    void endsWithThePerformanceIfTheConcertWasCancelled() {
        happened(new ConcertScheduled(
                concert, ORGANIZER, details(WaitingRoomSettings.ON, NOW.minusSeconds(60)), NOW.minusSeconds(9_000)));
        replica.open(concert, WaitingRoomSettings.ON);
        cancel();
        EndedRoomCleaner ended = ended();
        Awaitility.await().atMost(SETTLED_MAX).untilAsserted(() -> {
            ended.clean();
            assertThat(replica.part(RoomRegistry.class).find(concert)).isEmpty();
        });

        assertThat(replica.part(RoomLookup.class).room(concert)).isEmpty();
    }

    @Test
    void staysUntilThePerformanceOfACancelledConcertWouldHaveEnded() {
        happened(new ConcertScheduled(concert, ORGANIZER, details(WaitingRoomSettings.ON, NOW.plusSeconds(600)), NOW));
        replica.open(concert, WaitingRoomSettings.ON);
        cancel();
        Awaitility.await()
                .atMost(SETTLED_MAX)
                .until(() -> replica.room(concert).state().status() == RoomStatus.CLOSED);

        ended().clean();

        assertThat(replica.part(RoomLookup.class).room(concert)).isPresent();
    }

    @Test
    void refusesEachOfTwoRequestsOfAFanForItsOwnReason() throws InterruptedException, ExecutionException {
        replica.open(concert, WaitingRoomSettings.ON);
        replica.log(concert, new RoomConfigured(WaitingRoomSettings.ON, RoomStatus.DRAINING));
        List<Future<?>> joins = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 200; i++) {
                joins.add(both.submit(() -> refused("fan-1")));
            }
        }
        for (Future<?> join : joins) {
            join.get();
        }
    }

    private void refused(String fan) {
        try {
            replica.join(concert, fan);
        } catch (RefusedException e) {
            assertThat(e.code()).isEqualTo(ProblemCode.INVALID_STATE);
            return;
        }
        throw new AssertionError("joined a room that takes nobody in");
    }

    private void cancel() {
        ConcertCancelled cancelled = new ConcertCancelled(concert, "비가 와요", NOW);
        happened(cancelled);
        replica.part(RoomEventHandler.class).on(cancelled);
    }

    private EndedRoomCleaner ended() {
        return new EndedRoomCleaner(
                replica.part(SalePolicyCache.class),
                replica.part(RoomRegistry.class),
                replica.part(RoomAnnouncementPublisher.class),
                Clock.systemUTC());
    }

    private void happened(ConcertEvent event) {
        replica.part(EventStore.class)
                .publish(new GenericDomainEventMessage<>("concert", concert.value(), events.size(), event));
        events.add(event);
    }

    private static ConcertDetails details(WaitingRoomSettings room, Instant endsAt) {
        return new ConcertDetails(
                "밤의 노래",
                "",
                "Seoul",
                endsAt.minusSeconds(7_200),
                endsAt,
                endsAt.minusSeconds(8_000),
                endsAt.minusSeconds(7_300),
                4,
                300,
                RefundPolicy.STANDARD,
                room,
                List.of(new Section("A", Money.krw(55_000), 3, 10)));
    }
}
