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
 * @param concertId the concert's id
 * @param version the version of the map, which grows with every change
 * @param sections its blocks of seats
 */
public record SeatMapBody(ConcertId concertId, long version, List<SectionSeats> sections) {

    /**
     * {@return the map}
     *
     * @param concertId the concert's id
     * @param version the version of the map
     * @param sections the sections of the map
     * @param changed the statuses of the seats that have changed; all others are available
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
     * @param name the name of the section
     * @param price the price of each seat
     * @param rows the rows, from the front
     */
    public record SectionSeats(String name, Money price, List<RowSeats> rows) {}

    /**
     * A row of seats.
     *
     * @param row the row's number, from 1
     * @param seats the seats in their order
     */
    public record RowSeats(int row, List<Seat> seats) {}

    /**
     * A seat.
     *
     * @param seat the seat's number
     * @param status the status of the seat
     */
    public record Seat(String seat, SeatStatus status) {}
}
