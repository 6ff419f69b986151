package io.cygi.queue.room;

import io.cygi.contracts.value.WaitingRoomSettings;
import io.cygi.queue.room.call.CallAcknowledgements;
import io.cygi.queue.room.call.CallWindow;
import io.cygi.queue.room.call.RateWindow;
import io.cygi.queue.room.line.LinePartition;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.line.Turn;
import io.cygi.queue.room.pass.ActivePasses;
import io.cygi.queue.room.record.RoomStatus;
import java.util.HashMap;
import java.util.Map;

/** What a room is made of. Not safe for use by many threads; {@link RoomState} sees to that. */
final class RoomData {

    private static final String NOBODY = "";
    private static final long NO_TERM = -1;

    /** How long a request waits to be let in, and some more. */
    static final long HERE_MILLIS = 2_000;

    /** What is known to a second or more need not follow each little step of the broker's clock. */
    private static final long SET_BACK_MILLIS_MIN = 500;

    final LinePartition[] lines;
    final CallWindow calls = new CallWindow();
    final ActivePasses passes = new ActivePasses();
    final Lobby lobby = new Lobby();

    /** How many were called, by the broker's time of the decision. */
    final RateWindow called = new RateWindow();

    /** How many were let in, by the broker's time of the decision. */
    final RateWindow granted = new RateWindow();

    /** Fans whose requests wait for the answer right now: they have answered before they are called. */
    final Map<Place, Long> present = new HashMap<>();

    /** Answers to calls of places whose own records have not been read yet. */
    final Map<Place, CallAcknowledgements.Acknowledgement> early = new HashMap<>();

    WaitingRoomSettings settings;
    RoomStatus status = RoomStatus.OPEN;
    long term = NO_TERM;
    String controller = NOBODY;

    /** When the broker took the record that the term began with, milliseconds since 1970. */
    long electedAt;

    /** When the broker took the latest record of the log, milliseconds since 1970. */
    long loggedAt;

    RoomData(WaitingRoomSettings settings) {
        this.settings = settings;
        this.lines = new LinePartition[settings.partitions()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new LinePartition();
        }
    }

    /** The broker's clock has been set back. @param millis by how much: a few happen all the time */
    void setBack(long millis) {
        called.setBack(millis);
        granted.setBack(millis);
        if (millis >= SET_BACK_MILLIS_MIN) {
            calls.setAcknowledgementsBack(millis);
            present.replaceAll((place, since) -> since - millis);
            early.replaceAll((place, answer) -> answer.setBack(millis));
            passes.setBack(millis);
            electedAt -= millis;
        }
    }

    /** {@return whether the fan at the place has answered the call and is not inside} */
    boolean hasAcknowledged(Place place, long now) {
        return early.containsKey(place) || calls.acknowledgements().get(turn(place, now)) != null;
    }

    /** {@return whether a fan's request still waits for the answer} */
    boolean isHere(Place place, long now) {
        Long since = present.get(place);
        return since != null && since >= now - HERE_MILLIS;
    }

    LinePartition lineOf(Place place) {
        return lines[place.partition()];
    }

    Turn turn(Place place, long now) {
        return new Turn(lineOf(place).joinedAt(place.offset(), now), place);
    }

    /** {@return the first offset of a partition that does not come before the turn} */
    int firstAfter(Turn turn, int partition) {
        int own = turn.place().partition();
        if (partition == own) {
            return turn.place().offset();
        }
        // At the same millisecond the partition decides, as it does in turns.
        return lines[partition].firstSince(partition < own ? turn.joinedAt() + 1 : turn.joinedAt());
    }

    long waiting() {
        long count = 0;
        for (LinePartition line : lines) {
            count += line.waiting();
        }
        return count;
    }

    /** {@return whether anybody can be let in before somebody inside has gone} */
    boolean hasRoom(long now) {
        return status.admitting() && (settings.capacity() == null || passes.count(now) < settings.capacity());
    }

    /** {@return how many may be called in a second, so that those who come are as many as may be let in} */
    int callsPerSecond() {
        Integer rate = settings.admissionsPerSecond();
        return rate == null ? Integer.MAX_VALUE : (int) Math.ceil(rate * calls.callsPerAdmission());
    }

    Lobby.Phase phase() {
        return lobby.phase(settings.lobbyMinutes() > 0);
    }
}
