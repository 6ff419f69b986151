package io.cygi.queue.line;

import io.cygi.contracts.value.WaitingRoomSettings;
import java.util.HashMap;
import java.util.Map;

/** What a room is made of. Not safe for use by many threads; {@link RoomState} sees to that. */
final class RoomParts {

    private static final String NOBODY = "";
    private static final long NO_TERM = -1;

    final Line[] lines;
    final Calls calls = new Calls();
    final Guests guests = new Guests();
    final Lobby lobby = new Lobby();

    /** How many were called, by the broker's time of the decision. */
    final RateWindow called = new RateWindow();

    /** How many were let in, by the broker's time of the decision. */
    final RateWindow granted = new RateWindow();

    /** Fans whose requests wait for the answer right now: they have answered before they are called. */
    final Map<Place, Long> here = new HashMap<>();

    WaitingRoomSettings settings;
    RoomStatus status = RoomStatus.OPEN;
    long term = NO_TERM;
    String controller = NOBODY;

    /** When the broker took the latest record of the log, milliseconds since 1970. */
    long loggedAt;

    RoomParts(WaitingRoomSettings settings) {
        this.settings = settings;
        this.lines = new Line[settings.partitions()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new Line();
        }
    }

    Line lineOf(Place place) {
        return lines[place.partition()];
    }

    Turn turn(Place place, long now) {
        return new Turn(lineOf(place).joinedAt(place.offset(), now), place);
    }

    long waiting() {
        long count = 0;
        for (Line line : lines) {
            count += line.waiting();
        }
        return count;
    }

    /** {@return whether anybody can be let in before somebody inside has gone} */
    boolean hasRoom() {
        return status.admitting() && (settings.capacity() == null || guests.count() < settings.capacity());
    }

    Lobby.Phase phase() {
        return lobby.phase(settings.lobbyMinutes() > 0);
    }
}
