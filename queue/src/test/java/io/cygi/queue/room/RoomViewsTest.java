package io.cygi.queue.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.TicketView.Status;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.CallAcknowledged;
import io.cygi.queue.room.record.RoomRecord.Grant;
import io.cygi.queue.room.record.RoomRecord.LeaderElected;
import io.cygi.queue.room.record.RoomRecord.PlaceLeft;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.room.record.RoomRecord.SaleScheduled;
import io.cygi.queue.room.record.RoomStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The view of a place for fans, and of the room for admins. */
class RoomViewsTest {

    private static final long NOW = 1_000_000;
    private static final int PASS_SECONDS = 60;
    private static final Place FIRST = new Place(0, 0);
    private static final Place SECOND = new Place(0, 1);
    private static final Place THIRD = new Place(0, 2);

    private RoomState room = new RoomState(settings(10, null, 1, 0));
    private long logged;

    private static WaitingRoomSettings settings(
            @Nullable Integer rate, @Nullable Integer capacity, int partitions, int lobbyMinutes) {
        return new WaitingRoomSettings(true, rate, capacity, PASS_SECONDS, partitions, lobbyMinutes, 0);
    }

    private void log(RoomRecord record) {
        room.apply(record, logged++, NOW);
    }

    /** The sale is open and three fans, with the accounts 1 to 3, have joined. */
    private void open(RoomState opened) {
        room = opened;
        log(new LeaderElected("node-1"));
        log(new SaleOpened());
        for (int i = 0; i < 3; i++) {
            room.joined(new Place(0, i), i + 1L, NOW, null, false);
        }
    }

    private void decide(int calledTo, int expiredTo, Grant... grants) {
        log(new AdmissionsDecided(0, NOW, List.of(calledTo), List.of(expiredTo), List.of(grants)));
    }

    private static TicketView over(Status status, long committed, double pace) {
        return new TicketView(status, committed, 2, 0, 0, false, false, pace, null, false);
    }

    @Test
    void showsAWaitingFan() {
        open(room);

        assertThat(room.view(SECOND, NOW))
                .isEqualTo(new TicketView(Status.WAITING, -1, 2, 1, 1, false, false, 10, null, false));
        assertThat(room.view(new Place(0, 5), NOW))
                .as("a place whose record is not known yet")
                .isEqualTo(new TicketView(Status.WAITING, -1, 5, 5, 0, false, false, 10, null, false));
    }

    @Test
    void showsACalledFanUntilAndAfterTheAnswer() {
        open(room);
        decide(0, -1);
        assertThat(room.view(FIRST, NOW))
                .isEqualTo(new TicketView(Status.WAITING, -1, 2, 0, 2, true, true, 1, null, false));

        log(new CallAcknowledged(0, 0, 1));
        assertThat(room.view(FIRST, NOW + 1_665))
                .isEqualTo(new TicketView(Status.WAITING, -1, 2, 0, 2, true, false, 1_000.0 / 1_665, null, false));
        assertThat(room.view(FIRST, NOW + 1_666).called())
                .as("to be asked again")
                .isTrue();
        TicketView behind = room.view(SECOND, NOW);
        assertThat(behind).isEqualTo(new TicketView(Status.WAITING, -1, 2, 1, 1, false, false, 1, null, false));
    }

    @Test
    void countsOnlyAnsweredFansAheadOfACalledOne() {
        open(room);
        decide(1, -1);
        log(new CallAcknowledged(0, 0, 1));

        assertThat(room.view(SECOND, NOW))
                .isEqualTo(new TicketView(Status.WAITING, -1, 2, 1, 1, true, true, 2, null, false));
        assertThat(room.view(THIRD, NOW))
                .isEqualTo(new TicketView(Status.WAITING, 0, 2, 1, 0, false, false, 2, null, false));
    }

    @Test
    void showsTheOffsetsOfALineOfSeveralPartitionsAsTheyAre() {
        open(new RoomState(settings(10, null, 2, 0)));
        room.joined(new Place(1, 0), 4, NOW, null, false);
        log(new AdmissionsDecided(0, NOW, List.of(0, -1), List.of(-1, -1), List.of()));
        log(new CallAcknowledged(0, 0, 1));

        TicketView view = room.view(SECOND, NOW);
        assertThat(view.ahead())
                .as("who answered; the other partition goes second")
                .isEqualTo(1);
        assertThat(view.committedOffset()).isZero();
        assertThat(view.endOffset()).isEqualTo(2);
        assertThat(room.view(new Place(1, 0), NOW).committedOffset()).isEqualTo(-1);
        assertThat(room.view(new Place(1, 0), NOW).ahead()).isEqualTo(3);
    }

    @Test
    void showsAnAdmittedFanUntilThePassExpires() {
        open(room);
        decide(0, -1, new Grant(0, 0, 1));
        long expires = NOW + PASS_SECONDS * 1_000;

        assertThat(room.view(FIRST, NOW))
                .isEqualTo(new TicketView(Status.ADMITTED, 0, 2, 0, 2, false, false, 1, expires, false));
        room.tryUse(FIRST, "a", "u", NOW);
        assertThat(room.view(FIRST, expires - 1))
                .isEqualTo(new TicketView(Status.ADMITTED, 0, 2, 0, 2, false, false, 10, expires, true));
        assertThat(room.view(FIRST, expires)).isEqualTo(over(Status.EXPIRED, 0, 10));
    }

    @Test
    void showsEndedPlaces() {
        open(room);
        room.joined(new Place(0, 3), 3, NOW, null, false);
        decide(1, 0, new Grant(0, 1, 2));
        log(new PlaceLeft(0, 2));

        assertThat(room.view(FIRST, NOW).status()).as("called in vain").isEqualTo(Status.EXPIRED);
        assertThat(room.view(FIRST, NOW).over()).isTrue();
        assertThat(room.view(SECOND, NOW).over()).isFalse();
        assertThat(room.view(THIRD, NOW))
                .isEqualTo(new TicketView(Status.LEFT, 1, 3, 0, 0, false, false, 2, null, false));
        assertThat(room.view(THIRD, NOW).over()).isTrue();
        assertThat(room.view(new Place(0, 3), NOW).status())
                .as("a second place")
                .isEqualTo(Status.EXPIRED);
    }

    @Test
    void keepsAFanWhoAnsweredBeforeTheCallLapsed() {
        open(room);
        decide(1, -1);
        log(new CallAcknowledged(0, 1, 2));
        decide(1, 1);

        assertThat(room.view(FIRST, NOW).status()).isEqualTo(Status.EXPIRED);
        assertThat(room.view(SECOND, NOW).status()).isEqualTo(Status.WAITING);
    }

    @Test
    void showsWaitingPlacesOfAClosedRoomAsExpired() {
        open(room);
        log(new RoomConfigured(null, RoomStatus.CLOSED));

        assertThat(room.view(SECOND, NOW)).isEqualTo(over(Status.EXPIRED, -1, 10));
    }

    @Test
    void estimatesThePaceByRateAndCapacity() {
        assertThat(paceOf(settings(7, null, 1, 0))).isEqualTo(7);
        assertThat(paceOf(settings(null, 120, 1, 0)))
                .as("all inside change once a minute")
                .isEqualTo(2);
        assertThat(paceOf(settings(7, 120, 1, 0))).isEqualTo(2);
        assertThat(paceOf(settings(1, 120, 1, 0))).isEqualTo(1);
        assertThat(paceOf(settings(null, null, 1, 0))).isEqualTo(Double.MAX_VALUE);
    }

    private double paceOf(WaitingRoomSettings settings) {
        logged = 0;
        open(new RoomState(settings));
        return room.view(THIRD, NOW).admissionsPerSecond();
    }

    @Test
    void showsEntriesOfALobby() {
        room = new RoomState(settings(10, null, 1, 30));
        for (int number = 0; number < 4; number++) {
            room.entered(number, number + 1L, NOW, null);
        }
        log(new SaleScheduled(NOW + 100_000));
        log(new PlaceLeft(Place.LOBBY, 1));

        TicketView last = room.view(new Place(Place.LOBBY, 3), NOW);
        assertThat(last.status()).isEqualTo(Status.WAITING);
        assertThat(last.committedOffset()).isEqualTo(-1);
        assertThat(last.endOffset()).isEqualTo(3);
        assertThat(last.ahead()).isEqualTo(2);
        assertThat(last.behind()).isZero();
        TicketView first = room.view(new Place(Place.LOBBY, 0), NOW);
        assertThat(first.behind()).isEqualTo(2);
        for (TicketView view : List.of(first, last)) {
            assertThat((view.ahead() + 1) / view.admissionsPerSecond())
                    .as("seconds to the sale, and to the place behind half of the lobby")
                    .isCloseTo(100.25, within(1e-9));
        }
        assertThat(room.view(new Place(Place.LOBBY, 1), NOW))
                .isEqualTo(new TicketView(Status.LEFT, -1, 3, 0, 0, false, false, 10, null, false));
        assertThat(room.view(new Place(Place.LOBBY, 7), NOW).endOffset())
                .as("an entry whose record is not known yet")
                .isEqualTo(7);
    }

    @Test
    void showsTheRoomInFigures() {
        open(new RoomState(settings(10, 50, 2, 0)));
        room.joined(new Place(1, 0), 4, NOW, null, false);
        room.joined(new Place(1, 1), 5, NOW, null, false);
        log(new AdmissionsDecided(0, NOW, List.of(1, 0), List.of(0, -1), List.of(new Grant(0, 0, 1))));
        log(new CallAcknowledged(0, 1, 2));
        RoomFigures figures = room.figures(NOW);

        assertThat(figures.status()).isEqualTo(RoomStatus.OPEN);
        assertThat(figures.settings()).isEqualTo(settings(10, 50, 2, 0));
        assertThat(figures.waiting()).as("two in line, and one who answered").isEqualTo(3);
        assertThat(room.waiting()).isEqualTo(3);
        assertThat(figures.inside()).isEqualTo(1);
        assertThat(figures.called()).isEqualTo(1);
        assertThat(figures.committedOffsets()).containsExactly(1L, 0L);
        assertThat(figures.endOffsets()).containsExactly(2L, 1L);
        assertThat(figures.admissionsPerSecond()).isEqualTo(1);
        assertThat(figures.showUpRate()).isEqualTo(1);
        assertThat(figures.term()).isZero();
        assertThat(figures.controller()).isEqualTo("node-1");
    }

    @Test
    void addsUpTheMemoryOfPartitionsAndLobby() {
        long one = new RoomState(settings(10, null, 1, 0)).figures(NOW).memoryBytes();
        long two = new RoomState(settings(10, null, 2, 0)).figures(NOW).memoryBytes();
        long three = new RoomState(settings(10, null, 3, 0)).figures(NOW).memoryBytes();

        assertThat(two).isGreaterThan(one);
        assertThat(three - two).isEqualTo(two - one);
        assertThat(one).as("the lobby takes as much as a partition").isEqualTo(2 * (two - one));
    }
}
