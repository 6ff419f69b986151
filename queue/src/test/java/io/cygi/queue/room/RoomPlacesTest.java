package io.cygi.queue.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.TicketView.Status;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord.LobbyDrawn;
import io.cygi.queue.room.record.RoomRecord.LobbyOpened;
import io.cygi.queue.room.record.RoomRecord.Lot;
import io.cygi.queue.room.record.RoomRecord.PlaceLeft;
import org.junit.jupiter.api.Test;

/** The owner of a place, unknown places, and places of a lobby after the draw. */
class RoomPlacesTest {

    private static final long NOW = 1_000_000;
    private static final long FAN = 7;
    private static final long OTHER_FAN = 8;
    private static final Place ENTRY = new Place(Place.LOBBY, 0);

    private final RoomState line = new RoomState(new WaitingRoomSettings(true, 10, null, 60, 2, 0, 0));
    private final RoomState room = new RoomState(new WaitingRoomSettings(true, 10, null, 60, 1, 30, 0));

    @Test
    void findsAnAccountsPlaceInItsPartition() {
        line.joined(new Place(1, 0), FAN, NOW, null, false);

        assertThat(line.find(1, FAN)).contains(new Place(1, 0));
        assertThat(line.find(0, FAN)).isEmpty();
        assertThat(line.find(1, OTHER_FAN)).isEmpty();
    }

    @Test
    void knowsTheAccountOfAPlace() {
        line.joined(new Place(1, 0), FAN, NOW, null, false);

        assertThat(line.isOf(new Place(1, 0), FAN)).isTrue();
        assertThat(line.isOf(new Place(1, 0), OTHER_FAN)).isFalse();
        assertThat(line.isOf(new Place(0, 0), FAN)).isFalse();
        assertThat(line.isOf(new Place(2, 0), FAN))
                .as("a line of more partitions")
                .isFalse();
    }

    @Test
    void expectsUnreadRecords() {
        line.joined(new Place(1, 0), FAN, NOW, null, false);

        assertThat(line.knows(new Place(1, 0))).isTrue();
        assertThat(line.knows(new Place(1, 1))).isFalse();
        assertThat(line.mayCome(new Place(1, 0))).isFalse();
        assertThat(line.mayCome(new Place(1, 1))).isTrue();
        assertThat(line.mayCome(new Place(2, 0)))
                .as("a line of more partitions")
                .isFalse();
        assertThat(line.mayCome(ENTRY)).as("there is no lobby").isFalse();
    }

    @Test
    void expectsUnreadEntriesOfALobby() {
        room.entered(0, FAN, NOW, null);

        assertThat(room.knows(ENTRY)).isTrue();
        assertThat(room.knows(new Place(Place.LOBBY, 1))).isFalse();
        assertThat(room.mayCome(ENTRY)).isFalse();
        assertThat(room.mayCome(new Place(Place.LOBBY, 1))).isTrue();
        assertThat(room.isOf(ENTRY, FAN)).isTrue();
        assertThat(room.isOf(ENTRY, OTHER_FAN)).isFalse();
    }

    @Test
    void knowsTheTimeOfAPlace() {
        room.entered(0, FAN, NOW, null);
        line.joined(new Place(1, 0), FAN, NOW + 1, null, false);

        assertThat(room.joinedAt(ENTRY, 5)).isEqualTo(NOW);
        assertThat(room.joinedAt(new Place(Place.LOBBY, 1), 5)).isEqualTo(5);
        assertThat(line.joinedAt(new Place(1, 0), 5)).isEqualTo(NOW + 1);
        assertThat(line.joinedAt(new Place(1, 1), 5)).isEqualTo(5);
    }

    @Test
    void findsEntriesInTime() {
        room.entered(0, FAN, NOW, null);
        room.entered(1, OTHER_FAN, NOW, null);
        room.lobbyEnded(1, NOW);

        assertThat(room.findInLobby(FAN)).contains(ENTRY);
        assertThat(room.findInLobby(OTHER_FAN)).isEmpty();
        assertThat(room.findInLobby(9)).isEmpty();
        assertThat(room.tooLate(ENTRY)).isFalse();
        assertThat(room.tooLate(new Place(Place.LOBBY, 1))).isTrue();
    }

    @Test
    void turnsAnEntryIntoAPlaceInTheLine() {
        room.apply(new LobbyOpened("ab".repeat(32), NOW), 0, NOW);
        room.entered(0, FAN, NOW, null);
        room.lobbyEnded(1, NOW);
        assertThat(room.drawnFor(ENTRY)).isEmpty();

        room.drawn(new Place(0, 0), new Lot(0, FAN), NOW, null);
        room.apply(new LobbyDrawn(), 1, NOW);
        assertThat(room.drawnFor(ENTRY)).contains(new Place(0, 0));
        assertThat(room.find(0, FAN)).contains(new Place(0, 0));
        assertThat(room.view(new Place(0, 0), NOW).status()).isEqualTo(Status.WAITING);
        assertThat(room.phase()).isEqualTo(Lobby.Phase.DRAWN);

        room.apply(new PlaceLeft(Place.LOBBY, 0), 2, NOW);
        assertThat(room.view(new Place(0, 0), NOW).status()).isEqualTo(Status.LEFT);
    }

    @Test
    void drawsALeftPlaceForAFanWhoLeftTheLobby() {
        room.entered(0, FAN, NOW, null);
        room.apply(new PlaceLeft(Place.LOBBY, 0), 0, NOW);
        room.lobbyEnded(1, NOW);
        room.drawn(new Place(0, 0), new Lot(0, FAN), NOW, null);
        room.drawn(new Place(0, 1), new Lot(0, FAN), NOW, null);

        assertThat(room.view(new Place(0, 0), NOW).status()).isEqualTo(Status.LEFT);
        assertThat(room.view(new Place(0, 1), NOW).status())
                .as("it was drawn twice")
                .isEqualTo(Status.EXPIRED);
        assertThat(room.waiting()).isZero();
    }

    @Test
    void knowsTheFormerPlaceOfALotsFan() {
        Lot lot = new Lot(0, FAN);
        assertThat(room.leftBefore(lot)).as("never had one").isNull();
        room.joined(new Place(0, 0), OTHER_FAN, NOW, null, false);
        room.joined(new Place(0, 1), FAN, NOW, null, false);
        assertThat(room.leftBefore(lot)).as("has it still").isNull();

        room.apply(new PlaceLeft(0, 1), 0, NOW);
        assertThat(room.leftBefore(lot)).isEqualTo(1);
        room.apply(new PlaceLeft(0, 0), 1, NOW);
        assertThat(room.leftBefore(new Lot(1, OTHER_FAN))).isZero();
    }
}
