package io.cygi.queue.service;

import io.cygi.broker.EmbeddedBroker;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.queue.lottery.LobbyLottery;
import io.cygi.queue.lottery.LobbyTexts;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.record.RoomRecord.LineEntry;
import io.cygi.queue.room.record.RoomRecord.Lot;
import io.cygi.queue.room.record.RoomRecord.SaleScheduled;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.Ticket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A lobby that several processes keep on one real broker. */
abstract class LobbyOnKafka {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SETTLED_MAX = Duration.ofSeconds(30);

    @TempDir
    static @Nullable Path folder;

    private static @Nullable EmbeddedBroker broker;

    final ConcertId concert = new ConcertId(TimeOrderedIds.next());

    @BeforeAll
    static void startBroker() {
        broker = new EmbeddedBroker(Objects.requireNonNull(folder).resolve("broker"));
        broker.start();
    }

    @AfterAll
    static void stopBroker() {
        Objects.requireNonNull(broker).close();
    }

    Producer<byte[], byte[]> transactionalProducer() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", servers(), "transactional.id", "waiting-room." + concert + ".draw");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Replica replica(String node) {
        return new Replica(servers(), node, Map.of());
    }

    static String servers() {
        return Objects.requireNonNull(broker).getBootstrapServers().getFirst();
    }

    static WaitingRoomSettings settings(int lobbyMinutes) {
        return new WaitingRoomSettings(true, 1_000, null, 60, 1, lobbyMinutes, 0);
    }

    void openLobby(Replica replica) {
        replica.open(concert, settings(60));
        replica.log(concert, new SaleScheduled(System.currentTimeMillis() + 600_000));
        awaitPhase(replica, Lobby.Phase.OPEN);
    }

    /** {@return the tickets of the first fans, who have just joined} */
    List<Ticket> join(Replica replica, int fans) {
        return IntStream.range(0, fans)
                .mapToObj(i -> replica.join(concert, "fan-" + i))
                .toList();
    }

    void awaitPhase(Replica replica, Lobby.Phase phase) {
        Awaitility.await()
                .atMost(SETTLED_MAX)
                .until(() -> replica.room(concert).state().phase() == phase);
    }

    /** Waits until all tickets have places. The line and the log are read side by side. */
    void awaitPlaces(Replica replica, List<Ticket> tickets) {
        Awaitility.await().atMost(SETTLED_MAX).until(() -> tickets.stream()
                .allMatch(ticket ->
                        replica.room(concert).state().drawnFor(ticket.place()).isPresent()));
    }

    /** {@return the tickets in the order of their places in the line} */
    List<Ticket> inTurn(Replica replica, List<Ticket> tickets) {
        return tickets.stream()
                .map(ticket -> replica.service().current(replica.room(concert), ticket))
                .sorted(java.util.Comparator.comparingInt(
                        ticket -> ticket.place().offset()))
                .toList();
    }

    /** {@return the ids from the lobby in the order of their places in the line} */
    List<String> places(Replica replica, List<Ticket> tickets) {
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

    List<String> published(Replica replica) {
        return LobbyTexts.tickets(LobbyTexts.list(replica.part(LobbyLottery.class), replica.room(concert)));
    }

    /** Writes lots of the first fans to the line, as a leader does that knows of no other. */
    void draw(Replica replica, Producer<byte[], byte[]> transactionalProducer, int[] numbers) {
        transactionalProducer.initTransactions();
        transactionalProducer.beginTransaction();
        for (int number : numbers) {
            long account = replica.part(RoomKeys.class).account(concert.value(), "fan-" + number);
            byte[] lot = JSON.writeValueAsBytes(new LineEntry(null, null, false, new Lot(number, account)));
            transactionalProducer.send(new ProducerRecord<>("waiting-room." + concert + ".line", lot));
        }
        transactionalProducer.flush();
    }
}
