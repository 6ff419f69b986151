package io.cygi.queue.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.UnavailableException;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.lottery.LobbyLottery;
import io.cygi.queue.lottery.LobbyTexts;
import io.cygi.queue.lottery.ReceiptBatchSigner;
import io.cygi.queue.lottery.Verification;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.record.RoomRecord.LobbyDrawn;
import io.cygi.queue.room.record.RoomRecord.LobbyOpened;
import io.cygi.queue.room.record.RoomRecord.Lot;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.Ticket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** Lots that are drawn twice, by two leaders, by one that dies, and with another key. */
class LobbyDrawTest extends LobbyOnKafka {

    private static final String OTHER_KEY = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=";

    @Test
    void isDrawnOnceIfAnotherReplicaDrawsItAgain() {
        List<Ticket> tickets;
        List<String> drawn;
        try (Replica one = replica("one")) {
            openLobby(one);
            tickets = join(one, 50);
            one.log(concert, new SaleOpened());
            awaitPhase(one, Lobby.Phase.DRAWN);
            drawn = places(one, tickets);
            long end = end(one);
            one.part(RoomWriter.class)
                    .draw(
                            one.room(concert),
                            List.of(new Lot(0, one.part(RoomKeys.class).account(concert.value(), "fan-0"))));
            assertThat(end(one)).as("whoever comes too late writes nothing").isEqualTo(end);
            // Another leader had begun to write these lots before it read the first one's.
            try (Producer<byte[], byte[]> transactionalProducer = transactionalProducer()) {
                draw(one, transactionalProducer, IntStream.range(0, 50).toArray());
                transactionalProducer.commitTransaction();
            }
            one.part(RoomWriter.class).endLobby(concert).join();
            one.log(concert, new SaleOpened());
            one.log(concert, new LobbyOpened("ab".repeat(32), 1));
            one.log(concert, new LobbyDrawn());
            Ticket late = one.join(concert, "fan-late");
            assertThat(one.view(late).behind()).isZero();
            assertThat(end(one)).as("the second draw is in the line").isGreaterThan(100);
            assertThat(places(one, tickets)).isEqualTo(drawn);
        }
        try (Replica again = replica("one")) {
            assertThat(places(again, tickets)).isEqualTo(drawn).isEqualTo(published(again));
        }
    }

    private long end(Replica replica) {
        return replica.room(concert).state().figures(0).endOffsets().getFirst();
    }

    @Test
    void isDrawnInTheSameOrderByANewLeader() {
        List<Ticket> tickets;
        String commitment;
        try (Replica one = replica("one")) {
            openLobby(one);
            tickets = join(one, 50);
            commitment = one.part(LobbyLottery.class).commitment(concert);
        }
        try (Replica two = replica("two")) {
            assertThat(two.part(LobbyLottery.class).commitment(concert)).isEqualTo(commitment);
            two.log(concert, new SaleOpened());
            awaitPhase(two, Lobby.Phase.DRAWN);
            assertThat(places(two, tickets)).isEqualTo(published(two)).hasSize(50);
        }
    }

    @Test
    void isDrawnCompletelyAfterALeaderDiedDuringTheDraw() {
        try (Replica one = replica("one");
                Producer<byte[], byte[]> dying = transactionalProducer()) {
            openLobby(one);
            List<Ticket> tickets = join(one, 50);
            draw(one, dying, IntStream.range(21, 50).map(i -> 70 - i).toArray());
            one.log(concert, new SaleOpened());
            awaitPhase(one, Lobby.Phase.DRAWN);
            assertThat(places(one, tickets)).isEqualTo(published(one));
            assertThatThrownBy(dying::commitTransaction).isInstanceOf(KafkaException.class);
            assertThat(places(one, tickets)).isEqualTo(published(one));
        }
    }

    @Test
    void stopsIfTheKeyIsReplacedAndContinuesWhenItIsRestored() throws Exception {
        List<Ticket> tickets;
        List<String> receipts;
        String key;
        try (Replica one = replica("one")) {
            openLobby(one);
            tickets = join(one, 30);
            receipts = tickets.stream()
                    .map(ticket -> one.part(ReceiptBatchSigner.class)
                            .sign(one.room(concert).state(), ticket))
                    .toList();
            key = LobbyTexts.key(one.part(LobbyLottery.class));
        }
        try (Replica other = new Replica(servers(), "two", Map.of("cygi.waiting-room.key", OTHER_KEY))) {
            assertThat(other.room(concert).state().phase()).isEqualTo(Lobby.Phase.OPEN);
            Ticket late = other.join(concert, "fan-late");
            assertThatThrownBy(() -> other.part(ReceiptBatchSigner.class)
                            .sign(other.room(concert).state(), late))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("another key");
            other.log(concert, new SaleOpened());
            awaitPhase(other, Lobby.Phase.DRAWING);
            assertThatThrownBy(() -> LobbyTexts.list(other.part(LobbyLottery.class), other.room(concert)))
                    .isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> other.part(LobbyLottery.class)
                            .drawn(concert, other.room(concert).state()))
                    .isInstanceOf(UnavailableException.class);
        }
        try (Replica one = replica("one")) {
            awaitPhase(one, Lobby.Phase.DRAWN);
            assertThat(places(one, tickets)).hasSize(30);
            String list = LobbyTexts.list(one.part(LobbyLottery.class), one.room(concert));
            assertThat(LobbyTexts.tickets(list)).as("with who joined meanwhile").hasSize(31);
            for (String receipt : receipts) {
                Verification verified =
                        Verification.of(Objects.requireNonNull(folder), list, "--receipt", receipt, "--key", key);
                assertThat(verified.code()).as(verified.text()).isZero();
            }
        }
        try (Replica other = new Replica(servers(), "two", Map.of("cygi.waiting-room.key", OTHER_KEY))) {
            assertThatThrownBy(() -> LobbyTexts.list(other.part(LobbyLottery.class), other.room(concert)))
                    .as("no list that contradicts the one that was published")
                    .isInstanceOf(UnavailableException.class);
        }
    }
}
