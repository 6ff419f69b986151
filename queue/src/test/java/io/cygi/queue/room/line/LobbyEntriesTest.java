package io.cygi.queue.room.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.queue.room.record.RoomRecord.LobbyOpened;
import io.cygi.queue.room.record.RoomRecord.Lot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LobbyEntriesTest {

    private static final long NOW = 1_000_000;
    private static final LobbyOpened OPENED = new LobbyOpened("ab".repeat(32), NOW);

    private final LobbyEntries lobby = new LobbyEntries();

    /** Account 100 has number 0, account 101 has number 1, and so on. */
    private void enter(int count) {
        for (int i = 0; i < count; i++) {
            lobby.enter(i, 100L + i, NOW + i, null);
        }
    }

    private List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        lobby.eachNumber(numbers::add);
        return numbers;
    }

    @Test
    void isAheadIfConfiguredUntilItOpens() {
        assertThat(lobby.phase(false)).isEqualTo(Lobby.Phase.NONE);
        assertThat(lobby.phase(true)).isEqualTo(Lobby.Phase.AHEAD);
        assertThat(lobby.opened()).isEmpty();

        lobby.open(OPENED);
        assertThat(lobby.phase(true)).isEqualTo(Lobby.Phase.OPEN);
        assertThat(lobby.phase(false)).as("whatever the settings say later").isEqualTo(Lobby.Phase.OPEN);
        assertThat(lobby.opened()).contains(OPENED);
        lobby.end(0, NOW);
        assertThat(lobby.phase(true)).isEqualTo(Lobby.Phase.DRAWING);
        lobby.finish();
        assertThat(lobby.phase(true)).isEqualTo(Lobby.Phase.DRAWN);
    }

    @Test
    void opensOnceAndNotAfterTheSale() {
        lobby.open(OPENED);
        lobby.open(new LobbyOpened("cd".repeat(32), NOW + 1));
        assertThat(lobby.opened()).contains(OPENED);

        LobbyEntries late = new LobbyEntries();
        late.openSale();
        late.open(OPENED);
        assertThat(late.opened()).isEmpty();
    }

    @Test
    void countsTheSecondsUntilTheSale() {
        assertThat(lobby.secondsUntilSale(NOW)).as("no time yet").isZero();
        assertThat(lobby.saleOpensAt()).isEmpty();

        lobby.schedule(NOW + 6_500);
        assertThat(lobby.secondsUntilSale(NOW)).isEqualTo(6.5);
        assertThat(lobby.secondsUntilSale(NOW + 7_000)).isZero();
        assertThat(lobby.saleOpensAt()).contains(NOW + 6_500);
        assertThat(lobby.saleOpen()).isFalse();

        lobby.openSale();
        assertThat(lobby.saleOpen()).isTrue();
        assertThat(lobby.secondsUntilSale(NOW)).isZero();
    }

    @Test
    void endsWithTheFirstRecordThatClosesIt() {
        enter(3);
        assertThat(lobby.end()).isEmpty();
        assertThat(lobby.endedAt()).isZero();
        assertThat(lobby.isLate(1_000)).isFalse();

        lobby.end(2, NOW + 10);
        lobby.end(3, NOW + 20);

        assertThat(lobby.end()).contains(2);
        assertThat(lobby.endedAt()).isEqualTo(NOW + 10);
        assertThat(lobby.isLate(1)).isFalse();
        assertThat(lobby.isLate(2)).isTrue();
        assertThat(lobby.find(101)).contains(1);
        assertThat(lobby.find(102)).as("too late").isEmpty();
    }

    @Test
    void findsEntriesByAccount() {
        enter(3);

        assertThat(lobby.find(100)).contains(0);
        assertThat(lobby.find(102)).contains(2);
        assertThat(lobby.find(999)).isEmpty();
        assertThat(lobby.isOf(1, 101)).isTrue();
        assertThat(lobby.isOf(1, 102)).isFalse();
        assertThat(lobby.knows(2)).isTrue();
        assertThat(lobby.knows(3)).isFalse();
        assertThat(lobby.nextNumber()).isEqualTo(3);
        assertThat(lobby.enteredAt(2, 5)).isEqualTo(NOW + 2);
        assertThat(lobby.enteredAt(3, 5)).isEqualTo(5);
    }

    @Test
    void countsWaitingFans() {
        enter(5);
        lobby.leave(1);

        assertThat(lobby.waiting()).isEqualTo(4);
        assertThat(lobby.waitingBefore(3)).isEqualTo(2);
        assertThat(lobby.waitingAfter(3)).isEqualTo(1);
        assertThat(lobby.hasLeft(1)).isTrue();
        assertThat(lobby.hasLeft(2)).isFalse();
    }

    @Test
    void drawsLotsForEveryValidEntryInTime() {
        enter(2);
        lobby.enter(2, 100, NOW, null);
        lobby.enter(3, 103, NOW, null);
        lobby.enter(4, 104, NOW, null);
        lobby.leave(1);
        assertThat(numbers()).as("also for who has left").containsExactly(0, 1, 3, 4);

        lobby.end(4, NOW);
        assertThat(numbers()).containsExactly(0, 1, 3);
    }

    @Test
    void drawsLotsForTheReadEntriesBeforeItsEndIsRead() {
        enter(2);
        lobby.end(5, NOW);

        assertThat(numbers()).containsExactly(0, 1);
    }

    @Test
    void keepsTheFirstPlaceThatWasDrawnForAnEntry() {
        enter(3);
        lobby.end(3, NOW);

        assertThat(lobby.placeOf(1)).isEmpty();
        assertThat(lobby.place(new Lot(1, 101), 8))
                .as("whether its fan has left")
                .isFalse();
        lobby.place(new Lot(1, 101), 9);

        assertThat(lobby.placeOf(1)).contains(new Place(0, 8));
        assertThat(lobby.placeOf(2)).isEmpty();
        assertThat(lobby.placeOf(3)).isEmpty();
        assertThat(lobby.placeOf(1_000)).isEmpty();
    }

    @Test
    void acceptsALotBeforeItsEndIsKnown() {
        for (int number = 9; number >= 0; number--) {
            lobby.place(new Lot(number, 100L + number), 20 + number);
        }
        lobby.place(new Lot(10, 110), 30);
        enter(12);
        lobby.end(12, NOW);

        for (int number = 0; number <= 10; number++) {
            assertThat(lobby.placeOf(number)).contains(new Place(0, 20 + number));
        }
        assertThat(lobby.placeOf(11)).isEmpty();
        assertThat(lobby.unplaced(10)).isEmpty();
        assertThat(lobby.unplaced(11)).contains(new Lot(11, 111));
    }

    @Test
    void givesUpThePlaceInTheLineWithTheEntry() {
        enter(3);
        lobby.end(3, NOW);
        lobby.place(new Lot(0, 100), 5);

        assertThat(lobby.leave(0)).contains(new Place(0, 5));
        assertThat(lobby.leave(1)).isEmpty();
        assertThat(lobby.place(new Lot(1, 101), 6))
                .as("whether its fan has left")
                .isTrue();
    }

    @Test
    void findsPresentFansWithoutAPlace() {
        enter(3);
        lobby.enter(3, 102, NOW, 2);
        lobby.end(4, NOW);
        lobby.place(new Lot(0, 100), 5);
        lobby.leave(1);

        assertThat(lobby.unplaced(0)).as("has a place").isEmpty();
        assertThat(lobby.unplaced(1)).as("has left").isEmpty();
        assertThat(lobby.unplaced(2)).as("was replaced").isEmpty();
        assertThat(lobby.unplaced(3)).contains(new Lot(3, 102));
    }

    @Test
    void takesFourBytesForEachLotOnceItHasEnded() {
        enter(1_000);
        long entries = lobby.bytes();
        lobby.place(new Lot(899, 999), 0);
        lobby.end(1_000, NOW);

        assertThat(lobby.bytes() - entries).isEqualTo(4_000);
    }
}
