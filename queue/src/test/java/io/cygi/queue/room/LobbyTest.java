package io.cygi.queue.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.LobbyDrawn;
import io.cygi.queue.room.record.RoomRecord.LobbyOpened;
import io.cygi.queue.room.record.RoomRecord.Lot;
import io.cygi.queue.room.record.RoomRecord.PlaceLeft;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LobbyTest {

    private static final WaitingRoomSettings SETTINGS = new WaitingRoomSettings(true, 100, null, 60, 1, 30, 0);
    private static final String COMMITMENT = "ab".repeat(32);
    private static final long NOW = 1_800_000_000_000L;
    private static final int FANS = 30;

    private final RoomState room = new RoomState(SETTINGS);

    /** Reads the three topics in random turns. A process reads each topic in order, but not the three in one order. */
    @Test
    @Tag("random-search")
    void isTheSameInEveryOrderOfReadingItsTopics() {
        RoomState expected = read(new Random(0));
        for (int seed = 1; seed < 200; seed++) {
            RoomState other = read(new Random(seed));
            for (int i = 0; i < FANS; i++) {
                Place place = new Place(Place.LOBBY, i);
                assertThat(other.drawnFor(place)).isEqualTo(expected.drawnFor(place));
                assertThat(other.view(place, NOW).status())
                        .isEqualTo(expected.view(place, NOW).status());
            }
            for (int offset = 0; offset < FANS; offset++) {
                assertThat(other.view(new Place(0, offset), NOW)).isEqualTo(expected.view(new Place(0, offset), NOW));
            }
            assertThat(other.phase()).isEqualTo(Lobby.Phase.DRAWN);
        }
        assertThat(expected.drawnFor(new Place(Place.LOBBY, 3))).contains(new Place(0, FANS - 1 - 3));
        assertThat(expected.view(new Place(0, FANS - 1 - 3), NOW).status()).isEqualTo(TicketView.Status.LEFT);
        assertThat(expected.view(new Place(0, 0), NOW).status()).isEqualTo(TicketView.Status.WAITING);
    }

    /**
     * Applies a lobby in which everybody enters and is drawn in reverse order; number 3 leaves, and all is drawn a
     * second time.
     */
    private static RoomState read(Random turns) {
        List<Deque<Consumer<RoomState>>> topics = List.of(lobby(), line(), log());
        RoomState state = new RoomState(SETTINGS);
        List<Deque<Consumer<RoomState>>> unread = new ArrayList<>(topics);
        while (!unread.isEmpty()) {
            Deque<Consumer<RoomState>> topic = unread.get(turns.nextInt(unread.size()));
            topic.removeFirst().accept(state);
            unread.removeIf(Deque::isEmpty);
        }
        return state;
    }

    private static Deque<Consumer<RoomState>> lobby() {
        Deque<Consumer<RoomState>> records = new ArrayDeque<>();
        IntStream.range(0, FANS).forEach(i -> records.add(state -> state.entered(i, account(i), NOW, null)));
        records.add(state -> state.lobbyEnded(FANS, NOW));
        records.add(state -> state.entered(FANS + 1, account(99), NOW, null));
        records.add(state -> state.lobbyEnded(FANS + 2, NOW + 5));
        return records;
    }

    private static Deque<Consumer<RoomState>> line() {
        Deque<Consumer<RoomState>> records = new ArrayDeque<>();
        for (int i = 0; i < 2 * FANS; i++) {
            int offset = i;
            int number = FANS - 1 - i % FANS;
            records.add(state -> state.drawn(new Place(0, offset), new Lot(number, account(number)), NOW, null));
        }
        return records;
    }

    private static Deque<Consumer<RoomState>> log() {
        List<RoomRecord> log = List.of(
                new LobbyOpened(COMMITMENT, 1),
                new LobbyOpened("cd".repeat(32), 2),
                new SaleOpened(),
                new PlaceLeft(Place.LOBBY, 3),
                new LobbyDrawn());
        Deque<Consumer<RoomState>> records = new ArrayDeque<>();
        IntStream.range(0, log.size()).forEach(i -> records.add(state -> state.apply(log.get(i), i, NOW)));
        return records;
    }

    private static long account(int i) {
        return 0x9E37_79B9_7F4A_7C15L * (i + 1);
    }

    @Test
    void goesThroughItsPhases() {
        assertThat(room.phase()).isEqualTo(Lobby.Phase.AHEAD);
        room.apply(new LobbyOpened(COMMITMENT, 1), 0, NOW);
        assertThat(room.phase()).isEqualTo(Lobby.Phase.OPEN);
        assertThat(room.walkIn(NOW)).as("nobody walks past a lobby").isFalse();
        room.lobbyEnded(0, NOW);
        assertThat(room.phase()).isEqualTo(Lobby.Phase.DRAWING);
        assertThat(room.walkIn(NOW)).isFalse();
        room.apply(new SaleOpened(), 1, NOW);
        room.apply(new LobbyDrawn(), 2, NOW);
        assertThat(room.phase()).isEqualTo(Lobby.Phase.DRAWN);
        assertThat(room.walkIn(NOW)).isTrue();
    }

    @Test
    void doesNotOpenOnceTheSaleHas() {
        room.apply(new SaleOpened(), 0, NOW);
        room.apply(new LobbyOpened(COMMITMENT, 1), 1, NOW);
        assertThat(room.phase()).isEqualTo(Lobby.Phase.AHEAD);
        assertThat(room.lobby(Lobby::opened)).isEmpty();
    }

    @Test
    void drawsAPlaceForAFanWhoWasInTheLineBeforeTheLobby() {
        room.joined(new Place(0, 0), account(1), NOW, null, false);
        room.apply(new PlaceLeft(0, 0), 0, NOW);
        room.entered(0, account(1), NOW, null);
        room.lobbyEnded(1, NOW);
        Lot lot = room.lobby(lobby -> lobby.unplaced(0)).orElseThrow();
        Integer before = room.leftBefore(lot);
        assertThat(before).isZero();

        room.drawn(new Place(0, 1), lot, NOW, before);
        room.drawn(new Place(0, 2), lot, NOW, before);

        assertThat(room.drawnFor(new Place(Place.LOBBY, 0))).contains(new Place(0, 1));
        assertThat(room.view(new Place(0, 1), NOW).status()).isEqualTo(TicketView.Status.WAITING);
        assertThat(room.view(new Place(0, 2), NOW).status()).isEqualTo(TicketView.Status.EXPIRED);
        assertThat(room.figures(NOW).waiting()).isEqualTo(1);
    }

    /** Reads the lobby before the log, which says that the fan has left. */
    @Test
    void drawsOneLotForAFanWhoHasLeftAndEnteredAgain() {
        room.entered(0, account(1), NOW, null);
        room.entered(1, account(1), NOW, 0);
        room.lobbyEnded(2, NOW);

        assertThat(room.<Boolean>lobby(lobby -> lobby.unplaced(0).isEmpty())).isTrue();
        assertThat(room.<Boolean>lobby(lobby -> lobby.unplaced(1).isPresent())).isTrue();
    }

    @Test
    void keepsAnAccountsFirstEntryAndRefusesEntriesAfterItsEnd() {
        room.entered(0, account(1), NOW, null);
        room.entered(1, account(1), NOW, null);
        assertThat(room.findInLobby(account(1))).contains(new Place(Place.LOBBY, 0));
        room.lobbyEnded(2, NOW);
        room.entered(3, account(2), NOW, null);
        assertThat(room.findInLobby(account(2))).isEmpty();
        assertThat(room.tooLate(new Place(Place.LOBBY, 3))).isTrue();
        List<Integer> numbers = new ArrayList<>();
        room.lobby(lobby -> {
            lobby.eachNumber(numbers::add);
            return true;
        });
        assertThat(numbers).containsExactly(0);
    }
}
