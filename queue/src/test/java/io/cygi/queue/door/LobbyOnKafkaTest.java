package io.cygi.queue.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.WaitingRoomSettings;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.queue.broker.EmbeddedBroker;
import io.cygi.queue.kafka.RoomWriter;
import io.cygi.queue.line.Lobby;
import io.cygi.queue.line.RoomRecord.LobbyDrawn;
import io.cygi.queue.line.RoomRecord.LobbyOpened;
import io.cygi.queue.line.RoomRecord.Lot;
import io.cygi.queue.line.RoomRecord.SaleOpened;
import io.cygi.queue.line.RoomRecord.SaleScheduled;
import io.cygi.queue.line.TicketView.Status;
import io.cygi.queue.lobby.LobbyLots;
import io.cygi.queue.lobby.LobbyTexts;
import io.cygi.queue.lobby.ReceiptPress;
import io.cygi.queue.lottery.Verification;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.Ticket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lobbies of several processes on one real broker. */
class LobbyOnKafkaTest {

    private static final Duration SETTLED_MAX = Duration.ofSeconds(30);
    private static final int FANS = 300;
    private static final String OTHER_KEY = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=";

    @TempDir
    static @Nullable Path folder;

    private static @Nullable EmbeddedBroker broker;

    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());

    @BeforeAll
    static void startBroker() {
        broker = new EmbeddedBroker(Objects.requireNonNull(folder).resolve("broker"));
        broker.start();
    }

    @AfterAll
    static void stopBroker() {
        Objects.requireNonNull(broker).close();
    }

    @Test
    void goesAheadOfLaterArrivalsInTheOrderThatIsDrawn() {
        try (Replica one = replica("one");
                Replica two = replica("two")) {
            openLobby(one);
            awaitPhase(two, Lobby.Phase.OPEN);
            List<Ticket> tickets = IntStream.range(0, FANS)
                    .mapToObj(i -> (i % 2 == 0 ? one : two).join(concert, "fan-" + i))
                    .toList();
            assertThat(tickets).allMatch(ticket -> ticket.place().inLobby());
            assertThat(two.join(concert, "fan-0")).as("joining twice").isEqualTo(tickets.getFirst());
            assertThat(one.view(tickets.getFirst()).status()).isEqualTo(Status.WAITING);

            one.log(concert, new SaleOpened());
            awaitPhase(one, Lobby.Phase.DRAWN);
            awaitPhase(two, Lobby.Phase.DRAWN);

            Ticket late = two.join(concert, "fan-late");
            awaitPlaces(one, tickets);
            List<Ticket> inTurn = inTurn(one, tickets);
            assertThat(inTurn).extracting(ticket -> ticket.place().offset()).doesNotHaveDuplicates();
            assertThat(inTurn).allMatch(ticket -> !ticket.place().inLobby());
            assertThat(late.place().offset())
                    .isGreaterThan(inTurn.getLast().place().offset());
            assertThat(places(one, tickets)).isEqualTo(published(one)).isEqualTo(published(two));
            assertThat(LobbyTexts.list(one.part(LobbyLots.class), one.room(concert)))
                    .isEqualTo(LobbyTexts.list(two.part(LobbyLots.class), two.room(concert)));
            assertThat(one.join(concert, "fan-7"))
                    .as("who joins again has the place that was drawn")
                    .isEqualTo(one.desk().current(one.room(concert), tickets.get(7)));
        }
    }

    @Test
    void isDrawnOnceWhoeverDrawsItAgain() {
        List<Ticket> tickets;
        List<String> drawn;
        try (Replica one = replica("one")) {
            openLobby(one);
            tickets = IntStream.range(0, 50)
                    .mapToObj(i -> one.join(concert, "fan-" + i))
                    .toList();
            one.log(concert, new SaleOpened());
            awaitPhase(one, Lobby.Phase.DRAWN);
            drawn = places(one, tickets);
            // What another controller might have decided before it had read the first one's lots.
            List<Lot> again = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                again.add(new Lot(i, one.part(RoomKeys.class).account(concert.value(), "fan-" + i)));
            }
            one.part(RoomWriter.class).draw(concert, again);
            one.part(RoomWriter.class).endLobby(concert).join();
            one.log(concert, new SaleOpened());
            one.log(concert, new LobbyOpened("ab".repeat(32), 1));
            one.log(concert, new LobbyDrawn());
            Ticket late = one.join(concert, "fan-late");
            assertThat(one.view(late).behind()).isZero();
            assertThat(one.room(concert).state().figures(0).endOffsets().getFirst())
                    .as("the second draw is in the line")
                    .isGreaterThan(100);
            assertThat(places(one, tickets)).isEqualTo(drawn);
        }
        try (Replica again = replica("one")) {
            assertThat(places(again, tickets)).isEqualTo(drawn).isEqualTo(published(again));
        }
    }

    @Test
    void isDrawnByWhoeverTakesOverInTheSameOrder() {
        List<Ticket> tickets;
        String commitment;
        try (Replica one = replica("one")) {
            openLobby(one);
            tickets = IntStream.range(0, 50)
                    .mapToObj(i -> one.join(concert, "fan-" + i))
                    .toList();
            commitment = one.part(LobbyLots.class).commitment(concert);
        }
        try (Replica two = replica("two")) {
            assertThat(two.part(LobbyLots.class).commitment(concert)).isEqualTo(commitment);
            two.log(concert, new SaleOpened());
            awaitPhase(two, Lobby.Phase.DRAWN);
            assertThat(places(two, tickets)).isEqualTo(published(two)).hasSize(50);
        }
    }

    @Test
    void isDrawnAsAWholeWhereOneWhoDrewItDiedInTheMiddle() {
        try (Replica one = replica("one");
                Producer<byte[], byte[]> dying = drawer()) {
            openLobby(one);
            List<Ticket> tickets = IntStream.range(0, 50)
                    .mapToObj(i -> one.join(concert, "fan-" + i))
                    .toList();
            dying.initTransactions();
            dying.beginTransaction();
            for (int i = 49; i > 20; i--) {
                String lot = "{\"lot\":{\"number\":%d,\"a\":%d},\"here\":false}"
                        .formatted(i, one.part(RoomKeys.class).account(concert.value(), "fan-" + i));
                dying.send(new ProducerRecord<>(
                        "waiting-room." + concert + ".line", lot.getBytes(StandardCharsets.UTF_8)));
            }
            dying.flush();
            one.log(concert, new SaleOpened());
            awaitPhase(one, Lobby.Phase.DRAWN);
            assertThat(places(one, tickets)).isEqualTo(published(one));
            assertThatThrownBy(dying::commitTransaction).isInstanceOf(KafkaException.class);
            assertThat(places(one, tickets)).isEqualTo(published(one));
        }
    }

    @Test
    void contradictsNoReceiptWhereTheKeyIsExchangedAndGoesOnWhenItIsPutBack() throws Exception {
        List<Ticket> tickets;
        List<String> receipts;
        String key;
        try (Replica one = replica("one")) {
            openLobby(one);
            tickets = IntStream.range(0, 30)
                    .mapToObj(i -> one.join(concert, "fan-" + i))
                    .toList();
            receipts = tickets.stream()
                    .map(ticket -> one.part(ReceiptPress.class).sign(one.room(concert), ticket))
                    .toList();
            key = LobbyTexts.key(one.part(LobbyLots.class));
        }
        try (Replica other = new Replica(servers(), "two", Map.of("cygi.waiting-room.key", OTHER_KEY))) {
            assertThat(other.room(concert).state().phase()).isEqualTo(Lobby.Phase.OPEN);
            Ticket late = other.join(concert, "fan-late");
            assertThatThrownBy(() -> other.part(ReceiptPress.class).sign(other.room(concert), late))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("another key");
            other.log(concert, new SaleOpened());
            awaitPhase(other, Lobby.Phase.DRAWING);
            assertThatThrownBy(() -> LobbyTexts.list(other.part(LobbyLots.class), other.room(concert)))
                    .isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> other.part(LobbyLots.class).drawn(other.room(concert)))
                    .isInstanceOf(UnavailableException.class);
        }
        try (Replica one = replica("one")) {
            awaitPhase(one, Lobby.Phase.DRAWN);
            assertThat(places(one, tickets)).hasSize(30);
            String list = LobbyTexts.list(one.part(LobbyLots.class), one.room(concert));
            assertThat(LobbyTexts.tickets(list)).as("with who joined meanwhile").hasSize(31);
            for (String receipt : receipts) {
                Verification verified =
                        Verification.of(Objects.requireNonNull(folder), list, "--receipt", receipt, "--key", key);
                assertThat(verified.code()).as(verified.text()).isZero();
            }
        }
        try (Replica other = new Replica(servers(), "two", Map.of("cygi.waiting-room.key", OTHER_KEY))) {
            assertThatThrownBy(() -> LobbyTexts.list(other.part(LobbyLots.class), other.room(concert)))
                    .as("no list that contradicts the one that was published")
                    .isInstanceOf(UnavailableException.class);
        }
    }

    private Producer<byte[], byte[]> drawer() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                Objects.requireNonNull(broker).getBootstrapServers().getFirst(),
                "transactional.id",
                "waiting-room." + concert + ".draw");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Test
    void passesByWhoeverHasLeftAndKeepsThemInTheList() {
        try (Replica one = replica("one")) {
            openLobby(one);
            List<Ticket> tickets = IntStream.range(0, 20)
                    .mapToObj(i -> one.join(concert, "fan-" + i))
                    .toList();
            one.leave(tickets.get(3));
            assertThat(one.view(tickets.get(3)).status()).isEqualTo(Status.LEFT);
            Ticket again = one.join(concert, "fan-3");
            assertThat(again).isNotEqualTo(tickets.get(3));
            one.leave(tickets.get(4));
            one.log(concert, new SaleOpened());
            awaitPhase(one, Lobby.Phase.DRAWN);

            assertThat(published(one))
                    .hasSize(21)
                    .contains(tickets.get(3).id().toString(), again.id().toString());
            assertThat(one.room(concert).state().drawnFor(tickets.get(4).place()))
                    .isEmpty();
            assertThat(one.view(tickets.get(4)).status()).isEqualTo(Status.LEFT);
            awaitPlaces(one, tickets.subList(5, 20));
            Ticket fifth = one.desk().current(one.room(concert), tickets.get(5));
            one.leave(fifth);
            assertThat(one.view(fifth).status()).isEqualTo(Status.LEFT);
        }
    }

    @Test
    void takesNobodyInBeforeItOpensAndOpensTheLineWhereTheSaleCameFirst() {
        try (Replica one = replica("one")) {
            one.open(concert, settings(1));
            one.log(concert, new SaleScheduled(System.currentTimeMillis() + 3_600_000));
            assertThatThrownBy(() -> one.join(concert, "fan-1"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("not open yet");
            one.log(concert, new SaleOpened());
            awaitPhase(one, Lobby.Phase.DRAWN);
            assertThat(one.join(concert, "fan-1").place().inLobby()).isFalse();
            assertThat(one.room(concert).state().lobby(Lobby::opened)).isEmpty();
        }
    }

    private static Replica replica(String node) {
        return new Replica(servers(), node, Map.of());
    }

    private static String servers() {
        return Objects.requireNonNull(broker).getBootstrapServers().getFirst();
    }

    private static WaitingRoomSettings settings(int lobbyMinutes) {
        return new WaitingRoomSettings(true, 1_000, null, 60, 1, lobbyMinutes, 0);
    }

    private void openLobby(Replica replica) {
        replica.open(concert, settings(60));
        replica.log(concert, new SaleScheduled(System.currentTimeMillis() + 600_000));
        awaitPhase(replica, Lobby.Phase.OPEN);
    }

    private void awaitPhase(Replica replica, Lobby.Phase phase) {
        Awaitility.await()
                .atMost(SETTLED_MAX)
                .until(() -> replica.room(concert).state().phase() == phase);
    }

    /** The line and the log are read side by side. */
    private void awaitPlaces(Replica replica, List<Ticket> tickets) {
        Awaitility.await().atMost(SETTLED_MAX).until(() -> tickets.stream()
                .allMatch(ticket ->
                        replica.room(concert).state().drawnFor(ticket.place()).isPresent()));
    }

    /** {@return the tickets as they stand in the line} */
    private List<Ticket> inTurn(Replica replica, List<Ticket> tickets) {
        return tickets.stream()
                .map(ticket -> replica.desk().current(replica.room(concert), ticket))
                .sorted(java.util.Comparator.comparingInt(
                        ticket -> ticket.place().offset()))
                .toList();
    }

    /** {@return the ids from the lobby in the order of their places in the line} */
    private List<String> places(Replica replica, List<Ticket> tickets) {
        awaitPlaces(replica, tickets);
        return tickets.stream()
                .sorted(java.util.Comparator.comparingInt(ticket -> replica.room(concert)
                        .state()
                        .drawnFor(ticket.place())
                        .orElseThrow()
                        .offset()))
                .map(ticket -> ticket.id().toString())
                .toList();
    }

    private List<String> published(Replica replica) {
        return LobbyTexts.tickets(LobbyTexts.list(replica.part(LobbyLots.class), replica.room(concert)));
    }
}
