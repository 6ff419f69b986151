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
 * @param layout the place on the plan, or null where the organizer gave none
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

    /** The dearest seat, in minor units. */
    public static final long PRICE_MAX = 100_000_000L;

    /** The most rows of a section. */
    public static final int ROWS_MAX = 1_000;

    /** The most seats of a row. */
    public static final int SEATS_PER_ROW_MAX = 1_000;

    /** Sorts the attributes. */
    public Section {
        attributes = attributes.isEmpty() ? Map.of() : sorted(attributes);
    }

    private static Map<SeatNumber, List<SeatAttribute>> sorted(Map<SeatNumber, List<SeatAttribute>> given) {
        Map<SeatNumber, List<SeatAttribute>> sorted = new TreeMap<>();
        given.forEach((seat, of) -> sorted.put(seat, of.stream().sorted().toList()));
        return Collections.unmodifiableMap(sorted);
    }

    /**
     * A section of which the organizer says nothing more.
     *
     * @param name 1 to 20 letters and digits
     * @param price of each seat
     * @param rows how many
     * @param seatsPerRow how many
     */
    public Section(String name, Money price, int rows, int seatsPerRow) {
        this(name, price, rows, seatsPerRow, null, Map.of());
    }

    /** {@return how many seats the section has} */
    public int seatsTotal() {
        return rows * seatsPerRow;
    }

    /** {@return whether the section has this seat} @param seat a seat of any section */
    public boolean has(SeatNumber seat) {
        return seat.section().equals(name) && seat.row() <= rows && seat.number() <= seatsPerRow;
    }

    /** {@return the section without what only the venue's plan shows} */
    public Section withoutPlan() {
        return new Section(name, price, rows, seatsPerRow);
    }
}
