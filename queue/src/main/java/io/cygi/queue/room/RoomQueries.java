package io.cygi.queue.room;

import io.cygi.queue.room.TicketView.Status;
import io.cygi.queue.room.call.CallAcknowledgements.Acknowledgement;
import io.cygi.queue.room.line.LinePartition;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.line.Turn;
import io.cygi.queue.room.pass.ActivePasses.ActivePass;
import io.cygi.queue.room.record.RoomStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said of a room and the places in it. Changes nothing; {@link RoomState} sees to it that nobody else does. */
final class RoomQueries {

    private final RoomData room;

    RoomQueries(RoomData room) {
        this.room = room;
    }

    /** {@return how it stands with a place} @param now milliseconds since 1970 */
    TicketView of(Place place, long now) {
        TicketView view = whileOpen(place, now);
        return room.status == RoomStatus.CLOSED && view.status() == Status.WAITING ? view.expired() : view;
    }

    private TicketView whileOpen(Place place, long now) {
        if (place.inLobby()) {
            return room.lobby.view(place.offset(), pace(now), now);
        }
        LinePartition line = room.lineOf(place);
        int offset = place.offset();
        ActivePass pass = room.passes.at(place);
        if (line.hasLeft(offset)) {
            return over(line, Status.LEFT, now);
        }
        if (pass != null && pass.expiresAt() > now) {
            return inside(line, pass, now);
        }
        Turn turn = room.turn(place, now);
        @Nullable Acknowledgement answer = room.calls.acknowledgements().get(turn);
        if (pass != null
                || line.wasAdmitted(offset)
                || line.isDuplicate(offset)
                || offset <= line.expiredTo() && answer == null) {
            return over(line, Status.EXPIRED, now);
        }
        return waiting(line, turn, answer, now);
    }

    private TicketView over(LinePartition line, Status status, long now) {
        return new TicketView(status, line.calledTo(), line.end() - 1L, 0, 0, false, false, pace(now), null, false);
    }

    private TicketView inside(LinePartition line, ActivePass pass, long now) {
        return new TicketView(
                Status.ADMITTED,
                line.calledTo(),
                line.end() - 1L,
                0,
                behind(pass.place(), now),
                false,
                false,
                pace(now),
                pass.expiresAt(),
                pass.used());
    }

    private TicketView waiting(LinePartition line, Turn turn, @Nullable Acknowledgement answer, long now) {
        int offset = turn.place().offset();
        boolean offered = offset <= line.calledTo();
        long ahead = ahead(turn, offered, now);
        // Whoever has been called and waits for room inside is still ahead.
        boolean countsOffsets = room.lines.length == 1;
        long committed = offered || countsOffsets ? Math.min(line.calledTo(), offset - ahead - 1) : line.calledTo();
        long end = Math.max(line.end() - 1L, offset);
        return new TicketView(
                Status.WAITING,
                committed,
                end,
                ahead,
                behind(turn.place(), now),
                offered,
                offered && (answer == null || answer.ages(now)),
                paceFromNow(ahead, now),
                null,
                false);
    }

    /** Before somebody who is called are those who have answered; before others all as well who are not called yet. */
    private long ahead(Turn turn, boolean offered, long now) {
        long count = 0;
        for (int p = 0; p < room.lines.length; p++) {
            int offset = room.firstAfter(turn, p);
            count += room.calls.acknowledgements().countBefore(p, offset, now);
            count += offered ? 0 : room.lines[p].waitingBefore(offset);
        }
        return count;
    }

    private long behind(Place place, long now) {
        Turn turn = room.turn(place, now);
        long count = 0;
        for (int p = 0; p < room.lines.length; p++) {
            LinePartition line = room.lines[p];
            count += p == place.partition()
                    ? line.waitingAfter(place.offset())
                    : line.waiting() - line.waitingBefore(room.firstAfter(turn, p));
        }
        return count;
    }

    /**
     * How many places the line moves per second, those of fans who do not come included: as measured where anybody was
     * called lately, else as it is set.
     */
    private double pace(long now) {
        double measured = room.called.perSecond(now);
        if (measured > 0) {
            return measured;
        }
        Integer rate = room.settings.admissionsPerSecond();
        Integer capacity = room.settings.capacity();
        double byCapacity = capacity == null ? Double.MAX_VALUE : (double) capacity / room.settings.passSeconds();
        return Math.min(rate == null ? Double.MAX_VALUE : room.callsPerSecond(), byCapacity);
    }

    /** Nobody is called before the sale: seen from here the line moves as slowly as makes the wait what it is likely to be. */
    private double paceFromNow(long ahead, long now) {
        double pace = pace(now);
        double untilSale = room.lobby.secondsUntilSale(now);
        return untilSale == 0 ? pace : (ahead + 1) / (untilSale + (ahead + 1) / pace);
    }

    /** {@return whether a booking may have been answered that was made with the place's pass} */
    boolean hasTried(Place place) {
        ActivePass pass = room.passes.at(place);
        return pass == null ? room.lineOf(place).wasAdmitted(place.offset()) : pass.hasTried();
    }

    /** {@return whether the next to join would be let in at once} @param now milliseconds since 1970 */
    boolean walkIn(long now) {
        Lobby.Phase phase = room.phase();
        Integer rate = room.settings.admissionsPerSecond();
        return room.hasRoom(now)
                && room.lobby.saleOpen()
                && room.waiting() == 0
                && (phase == Lobby.Phase.NONE || phase == Lobby.Phase.DRAWN)
                && !room.calls.acknowledgements().anyCounts(now)
                && (rate == null || room.granted.lastSecond(now) < rate)
                && room.called.lastSecond(now) < room.callsPerSecond();
    }

    /** {@return how many wait} */
    long waiting() {
        return room.waiting() + room.calls.acknowledgements().size();
    }

    /** {@return the room in figures} @param now milliseconds since 1970 */
    RoomFigures figures(long now) {
        List<Long> committed = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        long bytes = room.lobby.bytes();
        for (LinePartition line : room.lines) {
            committed.add((long) line.calledTo());
            ends.add(line.end() - 1L);
            bytes += line.bytes();
        }
        int inside = room.passes.count(now);
        return new RoomFigures(
                room.status,
                room.settings,
                waiting(),
                inside,
                room.calls.unacknowledged(now),
                committed,
                ends,
                room.granted.perSecond(now),
                room.calls.showUp(),
                room.term,
                room.controller,
                bytes);
    }
}
