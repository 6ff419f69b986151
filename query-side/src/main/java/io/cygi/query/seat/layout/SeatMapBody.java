package io.cygi.query.seat.layout;

import io.cygi.contracts.concert.Section;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.query.seat.SeatStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Every seat of a concert.
 *
 * @param concertId the concert
 * @param version grows with every change
 * @param sections its blocks of seats
 */
public record SeatMapBody(ConcertId concertId, long version, List<SectionSeats> sections) {

    /**
     * {@return the map}
     *
     * @param concertId the concert
     * @param version how often it has changed
     * @param sections their layout
     * @param changed seats that may be anything but available
     */
    public static SeatMapBody of(
            ConcertId concertId, long version, List<Section> sections, Map<String, SeatStatus> changed) {
        return new SeatMapBody(
                concertId,
                version,
                sections.stream().map(section -> seats(section, changed)).toList());
    }

    private static SectionSeats seats(Section section, Map<String, SeatStatus> changed) {
        return new SectionSeats(
                section.name(),
                section.price(),
                IntStream.rangeClosed(1, section.rows())
                        .mapToObj(row -> new RowSeats(row, seats(section, row, changed)))
                        .toList());
    }

    private static List<Seat> seats(Section section, int row, Map<String, SeatStatus> changed) {
        return IntStream.rangeClosed(1, section.seatsPerRow())
                .mapToObj(number -> new SeatNumber(section.name(), row, number).toString())
                .map(seat -> new Seat(seat, changed.getOrDefault(seat, SeatStatus.AVAILABLE)))
                .toList();
    }

    /**
     * A block of seats.
     *
     * @param name its name
     * @param price of each seat
     * @param rows from the front
     */
    public record SectionSeats(String name, Money price, List<RowSeats> rows) {}

    /**
     * A row of seats.
     *
     * @param row counted from 1
     * @param seats in their order
     */
    public record RowSeats(int row, List<Seat> seats) {}

    /**
     * A seat.
     *
     * @param seat which one
     * @param status what it is
     */
    public record Seat(String seat, SeatStatus status) {}
}
