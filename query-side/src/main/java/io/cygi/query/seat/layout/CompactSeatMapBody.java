package io.cygi.query.seat.layout;

import io.cygi.contracts.concert.Section;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.query.seat.SeatStatus;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Every seat of a concert in a few bytes: the sections' geometry, and two bits for each seat.
 *
 * @param concertId the concert's id
 * @param version the version of the map, which grows with every change
 * @param sections its blocks of seats
 */
public record CompactSeatMapBody(ConcertId concertId, long version, List<SectionStates> sections) {

    private static final int BITS = 2;
    private static final int SEATS_PER_BYTE = Byte.SIZE / BITS;

    /**
     * A block of seats. A seat's number is {@code NAME-ROW-NUMBER}, with row and number counted from 1.
     *
     * @param name the name of the section
     * @param price the price of each seat
     * @param rows the number of rows
     * @param seatsPerRow the number of seats in each row
     * @param states Base64 of two bits for each seat, row by row from the front and within a row by number, the first
     *     seat in the highest bits of the first byte: 0 AVAILABLE, 1 HELD, 2 SOLD. Bits after the last seat are 0
     */
    public record SectionStates(String name, Money price, int rows, int seatsPerRow, String states) {}

    /**
     * {@return the compact map}
     *
     * @param concertId the concert's id
     * @param version the version of the map
     * @param sections the sections of the map
     * @param statuses ordinals of {@link SeatStatus} by place
     */
    static CompactSeatMapBody of(ConcertId concertId, long version, List<Section> sections, byte[] statuses) {
        List<SectionStates> all = new ArrayList<>(sections.size());
        int from = 0;
        for (Section section : sections) {
            all.add(new SectionStates(
                    section.name(),
                    section.price(),
                    section.rows(),
                    section.seatsPerRow(),
                    states(statuses, from, section.seatsTotal())));
            from += section.seatsTotal();
        }
        return new CompactSeatMapBody(concertId, version, all);
    }

    private static String states(byte[] statuses, int from, int seats) {
        byte[] packed = new byte[(seats + SEATS_PER_BYTE - 1) / SEATS_PER_BYTE];
        for (int i = 0; i < seats; i++) {
            int shift = Byte.SIZE - BITS * (i % SEATS_PER_BYTE + 1);
            packed[i / SEATS_PER_BYTE] |= (byte) (statuses[from + i] << shift);
        }
        return Base64.getEncoder().encodeToString(packed);
    }
}
