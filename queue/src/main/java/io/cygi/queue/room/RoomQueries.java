package io.cygi.queue.room;

import io.cygi.queue.room.TicketView.Status;
import io.cygi.queue.room.call.CallAcknowledgements.Acknowledgement;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.line.PartitionView;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.line.Turn;
import io.cygi.queue.room.pass.ActivePass;
import io.cygi.queue.room.record.RoomStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers questions about a room and its places. It changes nothing. */
final class RoomQueries {

    private final RoomReader room;

    RoomQueries(RoomReader room) {
        this.room = room;
    }

    /** {@return the view of a place} @param now milliseconds since 1970 */
    TicketView of(Place place, long now) {
        TicketView view = whileOpen(place, now);
        return room.status() == RoomStatus.CLOSED && view.status() == Status.WAITING ? view.expired() : view;
    }

    private TicketView whileOpen(Place place, long now) {
        if (place.inLobby()) {
            return inLobby(place.offset(), now);
        }
        PartitionView line = room.partition(place.partition());
        int offset = place.offset();
        @Nullable ActivePass pass = room.passAt(place);
        if (line.hasLeft(offset)) {
            return over(line, Status.LEFT, now);
        }
        if (pass != null && pass.expiresAt() > now) {
            return inside(line, pass, now);
        }
        Turn turn = room.turn(place, now);
        @Nullable Acknowledgement acknowledgement = room.calls().acknowledgement(turn);
        if (pass != null
                || line.wasAdmitted(offset)
                || line.isDuplicate(offset)
                || offset <= line.expiredTo() && acknowledgement == null) {
            return over(line, Status.EXPIRED, now);
        }
        return waiting(line, turn, acknowledgement, now);
    }

    /**
     * {@return the view of an entry of the lobby} Its place counts arrivals and is not one in the line. The pace is
     * chosen so that the estimated wait is the likely one: the time until the sale opens, and then half of the lobby.
     */
    private TicketView inLobby(int number, long now) {
        Lobby lobby = room.lobby();
        double pace = pace(now);
        if (lobby.hasLeft(number)) {
            return TicketView.over(Status.LEFT, -1, lobby.nextNumber() - 1L, pace);
        }
        long ahead = lobby.waitingBefore(number);
        double likelySeconds = lobby.secondsUntilSale(now) + (lobby.waiting() / 2.0 + 1) / pace;
        return TicketView.waiting(
                -1,
                Math.max(lobby.nextNumber() - 1L, number),
                ahead,
                lobby.waitingAfter(number),
                (ahead + 1) / likelySeconds);
    }

    private TicketView over(PartitionView line, Status status, long now) {
        return TicketView.over(status, line.calledTo(), line.end() - 1L, pace(now));
    }

    private TicketView inside(PartitionView line, ActivePass pass, long now) {
        return TicketView.admitted(
                line.calledTo(), line.end() - 1L, room.waitingAfter(pass.place(), now), pace(now), pass);
    }

    private TicketView waiting(PartitionView line, Turn turn, @Nullable Acknowledgement acknowledgement, long now) {
        int offset = turn.place().offset();
        boolean called = offset <= line.calledTo();
        long ahead = ahead(turn, called, now);
        // Fans who have been called and wait for room inside are still ahead.
        boolean countsOffsets = room.partitions() == 1;
        long committed = called || countsOffsets ? Math.min(line.calledTo(), offset - ahead - 1) : line.calledTo();
        long end = Math.max(line.end() - 1L, offset);
        long behind = room.waitingAfter(turn.place(), now);
        TicketView view = TicketView.waiting(committed, end, ahead, behind, paceFromNow(ahead, now));
        return called ? view.inTurn(acknowledgement == null || acknowledgement.ages(now)) : view;
    }

    /**
     * {@return the number of fans ahead of a place} Ahead of a called place these are the acknowledged fans; ahead of
     * any other, those who still wait for their call as well.
     */
    private long ahead(Turn turn, boolean called, long now) {
        long count = 0;
        for (int p = 0; p < room.partitions(); p++) {
            int offset = room.firstAfter(turn, p);
            count += room.calls().acknowledgedBefore(p, offset, now);
            count += called ? 0 : room.partition(p).waitingBefore(offset);
        }
        return count;
    }

    /**
     * {@return the pace of the line in places per second, including fans who do not come} It is measured if there were
     * calls lately, else computed from the settings.
     */
    private double pace(long now) {
        double measured = room.called().perSecond(now);
        if (measured > 0) {
            return measured;
        }
        Integer rate = room.settings().admissionsPerSecond();
        Integer capacity = room.settings().capacity();
        double byCapacity = capacity == null
                ? Double.MAX_VALUE
                : (double) capacity / room.settings().passSeconds();
        return Math.min(rate == null ? Double.MAX_VALUE : room.callsPerSecond(), byCapacity);
    }

    /** {@return the pace that makes the estimated wait the likely one} Nobody is called before the sale opens. */
    private double paceFromNow(long ahead, long now) {
        double pace = pace(now);
        double untilSale = room.lobby().secondsUntilSale(now);
        return untilSale == 0 ? pace : (ahead + 1) / (untilSale + (ahead + 1) / pace);
    }

    /** {@return whether a booking with the place's pass may have been answered} */
    boolean hasTried(Place place) {
        @Nullable ActivePass pass = room.passAt(place);
        return pass == null ? room.partition(place.partition()).wasAdmitted(place.offset()) : pass.hasTried();
    }

    /** {@return whether the next fan to join would be admitted at once} @param now milliseconds since 1970 */
    boolean walkIn(long now) {
        Lobby.Phase phase = room.phase();
        Integer rate = room.settings().admissionsPerSecond();
        return room.hasRoom(now)
                && room.lobby().saleOpen()
                && room.waiting() == 0
                && (phase == Lobby.Phase.NONE || phase == Lobby.Phase.DRAWN)
                && !room.calls().anyAcknowledged(now)
                && (rate == null || room.admitted().lastSecond(now) < rate)
                && room.called().lastSecond(now) < room.callsPerSecond();
    }

    /** {@return the number of fans who wait} */
    long waiting() {
        return room.waiting() + room.calls().acknowledgements().size();
    }

    /** {@return the figures of the room} @param now milliseconds since 1970 */
    RoomFigures figures(long now) {
        List<Long> committed = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        long bytes = room.lobby().bytes();
        for (int p = 0; p < room.partitions(); p++) {
            PartitionView line = room.partition(p);
            committed.add((long) line.calledTo());
            ends.add(line.end() - 1L);
            bytes += line.bytes();
        }
        int inside = room.inside(now);
        return new RoomFigures(
                room.status(),
                room.settings(),
                waiting(),
                inside,
                room.calls().unacknowledged(now),
                committed,
                ends,
                room.admitted().perSecond(now),
                room.calls().showUp(),
                room.term(),
                room.leader(),
                bytes);
    }
}
