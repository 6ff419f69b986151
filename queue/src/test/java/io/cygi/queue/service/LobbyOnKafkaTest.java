package io.cygi.queue.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.RefusedException;
import io.cygi.queue.lottery.LobbyLottery;
import io.cygi.queue.lottery.LobbyTexts;
import io.cygi.queue.room.TicketView.Status;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.room.record.RoomRecord.SaleScheduled;
import io.cygi.queue.ticket.Ticket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lobbies of several processes on one real broker. */
class LobbyOnKafkaTest extends LobbyOnKafka {

    private static final int FANS = 300;

    @Test
    void isAdmittedBeforeLaterArrivalsInTheDrawnOrder() {
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
            assertThat(LobbyTexts.list(one.part(LobbyLottery.class), one.room(concert)))
                    .isEqualTo(LobbyTexts.list(two.part(LobbyLottery.class), two.room(concert)));
            assertThat(one.join(concert, "fan-7"))
                    .as("who joins again has the place that was drawn")
                    .isEqualTo(one.service().current(one.room(concert), tickets.get(7)));
        }
    }

    @Test
    void skipsFansWhoHaveLeftAndKeepsThemInTheList() {
        try (Replica one = replica("one")) {
            openLobby(one);
            List<Ticket> tickets = join(one, 20);
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
            Ticket fifth = one.service().current(one.room(concert), tickets.get(5));
            one.leave(fifth);
            assertThat(one.view(fifth).status()).isEqualTo(Status.LEFT);
        }
    }

    @Test
    void refusesJoinsBeforeItOpensAndOpensTheLineIfTheSaleCameFirst() {
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
}
