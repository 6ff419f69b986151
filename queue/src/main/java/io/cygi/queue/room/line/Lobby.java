package io.cygi.queue.room.line;

import io.cygi.queue.room.RoomState;
import io.cygi.queue.room.TicketView;
import io.cygi.queue.room.record.RoomRecord.LobbyOpened;
import io.cygi.queue.room.record.RoomRecord.Lot;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Who waits before the sale opens, by number of entry, and what becomes of them. It is made from records alone: the
 * lobby's own, of which the first that ends it settles who is in; the log's; and the lots in the line. So it comes to the
 * same in every process, after every crash. Not safe for use by many threads; {@link RoomState} sees to that.
 */
public final class Lobby {

    private static final int NOT_ENDED = -1;
    private static final int NO_PLACE = -1;

    private final LinePartition entries = new LinePartition();
    /** Each entry's offset in the line, once it has one. */
    private int[] places = new int[0];

    private @Nullable LobbyOpened opened;
    private @Nullable Long saleOpensAt;
    private boolean saleOpen;
    private boolean drawn;
    private int end = NOT_ENDED;
    private long endedAt;

    public Lobby() {}

    /** How far a lobby is. */
    public enum Phase {
        /** The room has none: fans join the line. */
        NONE,
        /** Nobody may join yet. */
        AHEAD,
        /** Fans enter. */
        OPEN,
        /** It is closed, and its fans get their places in the line; nobody else joins meanwhile. */
        DRAWING,
        /** Everybody from the lobby has a place in the line, and fans join behind. */
        DRAWN
    }

    /** {@return how far it is} @param wanted whether the room's settings want a lobby */
    public Phase phase(boolean wanted) {
        if (drawn) {
            return Phase.DRAWN;
        }
        if (opened != null) {
            return end == NOT_ENDED ? Phase.OPEN : Phase.DRAWING;
        }
        return wanted ? Phase.AHEAD : Phase.NONE;
    }

    public void schedule(long opensAt) {
        saleOpensAt = opensAt;
    }

    public void open(LobbyOpened record) {
        if (opened == null && !saleOpen) {
            opened = record;
        }
    }

    public void openSale() {
        saleOpen = true;
    }

    public void finish() {
        drawn = true;
    }

    public void enter(int number, long account, long at, @Nullable Integer replaces) {
        entries.join(number, account, at, replaces);
    }

    public void end(int number, long at) {
        if (end == NOT_ENDED) {
            end = number;
            endedAt = at;
            holdPlaces(number);
        }
    }

    /** Line, lobby and log are read side by side, so a lot may come before the lobby's end is known. */
    private void holdPlaces(int count) {
        int had = places.length;
        if (count > had) {
            places = Arrays.copyOf(places, Math.max(count, end == NOT_ENDED ? had + (had >> 1) : count));
            Arrays.fill(places, had, places.length, NO_PLACE);
        }
    }

    /** Takes note of the entry's place in the line. @return whether its fan has left already */
    public boolean place(Lot lot, int offset) {
        holdPlaces(lot.number() + 1);
        if (places[lot.number()] == NO_PLACE) {
            places[lot.number()] = offset;
        }
        return entries.hasLeft(lot.number());
    }

    /** {@return the place in the line that the fan gives up as well, where there is one} */
    public Optional<Place> leave(int number) {
        entries.leave(number);
        return placeOf(number);
    }

    /** {@return the number of the account's latest entry, where it has one that is not too late} */
    public Optional<Integer> find(long account) {
        int number = entries.find(account);
        return number < 0 || isLate(number) ? Optional.empty() : Optional.of(number);
    }

    /** {@return the entry's place in the line, once it has one} */
    public Optional<Place> placeOf(int number) {
        boolean has = number < places.length && places[number] != NO_PLACE;
        return has ? Optional.of(new Place(0, places[number])) : Optional.empty();
    }

    public boolean isLate(int number) {
        return end != NOT_ENDED && number >= end;
    }

    boolean hasLeft(int number) {
        return entries.hasLeft(number);
    }

    public boolean isOf(int number, long account) {
        return entries.isOf(number, account);
    }

    public boolean knows(int number) {
        return entries.end() > number;
    }

    public long enteredAt(int number, long now) {
        return entries.joinedAt(number, now);
    }

    /**
     * What can be said before lots are drawn: places count arrivals, and are none. The line moves as fast as makes the wait
     * what it is likely to be: until the sale, and then behind half of the lobby.
     */
    public TicketView view(int number, double pace, long now) {
        if (entries.hasLeft(number)) {
            return new TicketView(
                    TicketView.Status.LEFT, -1, entries.end() - 1L, 0, 0, false, false, pace, null, false);
        }
        long ahead = entries.waitingBefore(number);
        double likely = secondsUntilSale(now) + (entries.waiting() / 2.0 + 1) / pace;
        return new TicketView(
                TicketView.Status.WAITING,
                -1,
                Math.max(entries.end() - 1L, number),
                ahead,
                entries.waitingAfter(number),
                false,
                false,
                (ahead + 1) / likely,
                null,
                false);
    }

    /** {@return how long it is until the sale opens, 0 where it has, or is not known to be going to} */
    public double secondsUntilSale(long now) {
        return saleOpen || saleOpensAt == null ? 0 : Math.max(0, saleOpensAt - now) / 1_000.0;
    }

    /** {@return the commitment and the time with which it was opened, where it was} */
    public Optional<LobbyOpened> opened() {
        return Optional.ofNullable(opened);
    }

    /** {@return when the sale opens, milliseconds since 1970, where that is known} */
    public Optional<Long> saleOpensAt() {
        return Optional.ofNullable(saleOpensAt);
    }

    /** {@return whether the sale has opened} */
    public boolean saleOpen() {
        return saleOpen;
    }

    /** {@return the number of the first entry that came too late, where the lobby is closed} */
    public Optional<Integer> end() {
        return end == NOT_ENDED ? Optional.empty() : Optional.of(end);
    }

    /** {@return when it was closed, milliseconds since 1970 by the broker's clock; 0 where it is not} */
    public long endedAt() {
        return endedAt;
    }

    /** {@return how many have entered and not left} */
    public int waiting() {
        return entries.waiting();
    }

    /** Tells each number that lots are drawn for: all in time that count, whether or not their fans have left since. */
    public void eachNumber(IntConsumer number) {
        int to = end == NOT_ENDED ? entries.end() : Math.min(end, entries.end());
        for (int i = 0; i < to; i++) {
            if (!entries.isDuplicate(i)) {
                number.accept(i);
            }
        }
    }

    /** {@return the lot of a number that still is to get its place in the line; nothing where it has one or has left} */
    public Optional<Lot> unplaced(int number) {
        long account = entries.accountAt(number);
        // Who has left and entered again may be known before it is known that they left.
        boolean open = places[number] == NO_PLACE && !entries.hasLeft(number) && entries.find(account) == number;
        return open ? Optional.of(new Lot(number, account)) : Optional.empty();
    }

    public long bytes() {
        return entries.bytes() + 4L * places.length;
    }
}
