package io.cygi.queue.room.line;

import io.cygi.queue.room.record.RoomRecord.LobbyOpened;
import io.cygi.queue.room.record.RoomRecord.Lot;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a lobby, by number, and their places in the line once they are drawn. They follow from records alone:
 * those of the lobby's topic, of which the first closing record settles who is in; those of the log; and the lots in
 * the line. Not thread-safe.
 */
public final class LobbyEntries implements Lobby {

    private static final int NOT_ENDED = -1;
    private static final int NO_PLACE = -1;

    private final LinePartition entries = new LinePartition();
    /** Offsets in the line by the number of the entry, for entries that are drawn. */
    private int[] places = new int[0];

    private @Nullable LobbyOpened opened;
    private @Nullable Long saleOpensAt;
    private boolean saleOpen;
    private boolean drawn;
    private int end = NOT_ENDED;
    private long endedAt;

    public LobbyEntries() {}

    /** {@return the phase of the lobby} @param wanted whether the room's settings ask for a lobby */
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

    /**
     * Makes room for the places of so many entries. Line, lobby and log are read side by side, so a lot may come before
     * the lobby's end is known.
     */
    private void holdPlaces(int count) {
        int had = places.length;
        if (count > had) {
            places = Arrays.copyOf(places, Math.max(count, end == NOT_ENDED ? had + (had >> 1) : count));
            Arrays.fill(places, had, places.length, NO_PLACE);
        }
    }

    /**
     * Notes the entry's place in the line.
     *
     * @return whether its fan has left already
     */
    public boolean place(Lot lot, int offset) {
        holdPlaces(lot.number() + 1);
        if (places[lot.number()] == NO_PLACE) {
            places[lot.number()] = offset;
        }
        return entries.hasLeft(lot.number());
    }

    /**
     * Removes an entry, because its fan leaves.
     *
     * @return the place in the line that the fan gives up as well, if there is one
     */
    public Optional<Place> leave(int number) {
        entries.leave(number);
        return placeOf(number);
    }

    /** {@return the number of the account's latest entry, if it has one that is not too late} */
    public Optional<Integer> find(long account) {
        int number = entries.find(account);
        return number < 0 || isLate(number) ? Optional.empty() : Optional.of(number);
    }

    /** {@return the entry's place in the line, once it is drawn} */
    public Optional<Place> placeOf(int number) {
        boolean has = number < places.length && places[number] != NO_PLACE;
        return has ? Optional.of(new Place(0, places[number])) : Optional.empty();
    }

    public boolean isLate(int number) {
        return end != NOT_ENDED && number >= end;
    }

    @Override
    public boolean hasLeft(int number) {
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

    @Override
    public double secondsUntilSale(long now) {
        return saleOpen || saleOpensAt == null ? 0 : Math.max(0, saleOpensAt - now) / 1_000.0;
    }

    @Override
    public Optional<LobbyOpened> opened() {
        return Optional.ofNullable(opened);
    }

    @Override
    public Optional<Long> saleOpensAt() {
        return Optional.ofNullable(saleOpensAt);
    }

    @Override
    public boolean saleOpen() {
        return saleOpen;
    }

    @Override
    public Optional<Integer> end() {
        return end == NOT_ENDED ? Optional.empty() : Optional.of(end);
    }

    @Override
    public long endedAt() {
        return endedAt;
    }

    @Override
    public int waitingBefore(int number) {
        return entries.waitingBefore(number);
    }

    @Override
    public int waitingAfter(int number) {
        return entries.waitingAfter(number);
    }

    @Override
    public int nextNumber() {
        return entries.end();
    }

    @Override
    public int waiting() {
        return entries.waiting();
    }

    @Override
    public void eachNumber(IntConsumer number) {
        int to = end == NOT_ENDED ? entries.end() : Math.min(end, entries.end());
        for (int i = 0; i < to; i++) {
            if (!entries.isDuplicate(i)) {
                number.accept(i);
            }
        }
    }

    @Override
    public Optional<Lot> unplaced(int number) {
        long account = entries.accountAt(number);
        // A fan's second entry may be read before the record that says that the fan left.
        boolean open = places[number] == NO_PLACE && !entries.hasLeft(number) && entries.find(account) == number;
        return open ? Optional.of(new Lot(number, account)) : Optional.empty();
    }

    @Override
    public long bytes() {
        return entries.bytes() + 4L * places.length;
    }
}
