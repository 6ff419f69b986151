package io.cygi.command.booking;

import io.cygi.contracts.concert.Section;
import io.cygi.contracts.value.SeatNumber;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Caches the free seats of one section, and chooses among them. Not safe for use by many threads. */
final class SectionOccupancy {

    private final Section section;
    private final BitSet taken;

    SectionOccupancy(Section section) {
        this.section = section;
        this.taken = new BitSet(section.seatsTotal());
    }

    void set(SeatNumber seat, boolean isTaken) {
        taken.set(index(seat), isTaken);
    }

    int free() {
        return section.seatsTotal() - taken.cardinality();
    }

    int taken() {
        return taken.cardinality();
    }

    List<SeatNumber> takenSeats() {
        return taken.stream().mapToObj(this::seat).toList();
    }

    /**
     * {@return that many neighbours of one row, the row nearest to the front first and then the most central seats, or
     * none}
     */
    List<SeatNumber> adjacent(int quantity) {
        for (int row = 1; row <= section.rows(); row++) {
            int start = mostCentral(row, quantity);
            if (start >= 0) {
                return seats(row, start, quantity);
            }
        }
        return List.of();
    }

    /** {@return the first free seats, at most that many} */
    List<SeatNumber> first(int quantity) {
        List<SeatNumber> seats = new ArrayList<>(quantity);
        for (int index = taken.nextClearBit(0);
                index < section.seatsTotal() && seats.size() < quantity;
                index = taken.nextClearBit(index + 1)) {
            seats.add(seat(index));
        }
        return seats;
    }

    private int mostCentral(int row, int quantity) {
        int rowStart = (row - 1) * section.seatsPerRow();
        int rowEnd = rowStart + section.seatsPerRow();
        int ideal = rowStart + (section.seatsPerRow() - quantity) / 2;
        int best = -1;
        int from = taken.nextClearBit(rowStart);
        while (from < rowEnd) {
            int nextTaken = taken.nextSetBit(from);
            int to = nextTaken < 0 ? rowEnd : Math.min(nextTaken, rowEnd);
            if (to - from >= quantity) {
                int start = Math.clamp(ideal, from, to - quantity);
                if (best < 0 || Math.abs(start - ideal) < Math.abs(best - ideal)) {
                    best = start;
                }
            }
            from = taken.nextClearBit(to);
        }
        return best;
    }

    private List<SeatNumber> seats(int row, int start, int quantity) {
        List<SeatNumber> seats = new ArrayList<>(quantity);
        for (int index = start; index < start + quantity; index++) {
            seats.add(seat(index));
        }
        return seats;
    }

    private SeatNumber seat(int index) {
        return new SeatNumber(section.name(), index / section.seatsPerRow() + 1, index % section.seatsPerRow() + 1);
    }

    private int index(SeatNumber seat) {
        return (seat.row() - 1) * section.seatsPerRow() + seat.number() - 1;
    }
}
