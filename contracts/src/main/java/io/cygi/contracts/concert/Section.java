package io.cygi.contracts.concert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeatNumber;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A priced block of seats.
 *
 * @param name the name, unique within the concert
 * @param price the price of each seat
 * @param rows the number of rows
 * @param seatsPerRow the number of seats in each row
 * @param layout the place on the plan, or null if the organizer gave none
 * @param attributes the attributes of its seats in the order of the seats, each once; seats without any are left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Section(
        String name,
        Money price,
        int rows,
        int seatsPerRow,
        @Nullable SectionLayout layout,
        Map<SeatNumber, List<SeatAttribute>> attributes) {

    /** The highest price of a seat, in minor units. */
    public static final long PRICE_MAX = 100_000_000L;

    /** The highest number of a section's rows. */
    public static final int ROWS_MAX = 1_000;

    /** The highest number of seats in a row. */
    public static final int SEATS_PER_ROW_MAX = 1_000;

    /** Sorts the attributes by seat. */
    public Section {
        attributes = attributes.isEmpty() ? Map.of() : sorted(attributes);
    }

    private static Map<SeatNumber, List<SeatAttribute>> sorted(Map<SeatNumber, List<SeatAttribute>> given) {
        Map<SeatNumber, List<SeatAttribute>> sorted = new TreeMap<>();
        given.forEach((seat, of) -> sorted.put(seat, of.stream().sorted().toList()));
        return Collections.unmodifiableMap(sorted);
    }

    /**
     * Creates a section without layout and attributes.
     *
     * @param name the name, 1 to 20 letters and digits
     * @param price the price of each seat
     * @param rows the number of rows
     * @param seatsPerRow the number of seats in each row
     */
    public Section(String name, Money price, int rows, int seatsPerRow) {
        this(name, price, rows, seatsPerRow, null, Map.of());
    }

    /** {@return the number of the section's seats} */
    public int seatsTotal() {
        return rows * seatsPerRow;
    }

    /** {@return whether the section has this seat} @param seat a seat of any section */
    public boolean has(SeatNumber seat) {
        return seat.section().equals(name) && seat.row() <= rows && seat.number() <= seatsPerRow;
    }

    /** {@return the section without layout and attributes, which only the venue's plan shows} */
    public Section withoutPlan() {
        return new Section(name, price, rows, seatsPerRow);
    }
}
