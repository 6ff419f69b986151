package io.cygi.queue.room.line;

import io.cygi.queue.room.record.RoomRecord.LobbyOpened;
import io.cygi.queue.room.record.RoomRecord.Lot;
import java.util.Optional;
import java.util.function.IntConsumer;

/** A lobby for its readers: its phase, its times, and its entries by number. */
public interface Lobby {

    /** The phases of a lobby, in order. */
    enum Phase {
        /** The room has no lobby: fans join the line. */
        NONE,
        /** The lobby is not open yet, and nobody may join. */
        AHEAD,
        /** Fans enter the lobby. */
        OPEN,
        /** The lobby is closed and its fans get their places in the line; nobody else joins meanwhile. */
        DRAWING,
        /** Every fan of the lobby has a place in the line, and other fans join behind. */
        DRAWN
    }

    /** {@return the commitment and the time of the opening, once the lobby is open} */
    Optional<LobbyOpened> opened();

    /** {@return when the sale opens, milliseconds since 1970, if that is known} */
    Optional<Long> saleOpensAt();

    /** {@return whether the sale has opened} */
    boolean saleOpen();

    /** {@return the seconds until the sale opens; 0 if it is open or has no time yet} */
    double secondsUntilSale(long now);

    /** {@return the number of the first entry that is too late, once the lobby is closed} */
    Optional<Integer> end();

    /** {@return when the lobby was closed, milliseconds since 1970 by the broker's clock; 0 before} */
    long endedAt();

    /** {@return the number of fans who have entered and not left} */
    int waiting();

    /** {@return the number of fans who entered before the number and have not left} */
    int waitingBefore(int number);

    /** {@return the number of fans who entered after the number and have not left} */
    int waitingAfter(int number);

    /** {@return the number of the next entry} */
    int nextNumber();

    /** {@return whether the entry's fan has left} */
    boolean hasLeft(int number);

    /**
     * Passes on the number of each entry that a lot is drawn for: every valid entry in time, whether or not its fan has
     * left.
     */
    void eachNumber(IntConsumer number);

    /** {@return the lot of an entry that still needs a place in the line; nothing if it has one or its fan has left} */
    Optional<Lot> unplaced(int number);

    /** {@return the memory of the lobby, in bytes} */
    long bytes();
}
