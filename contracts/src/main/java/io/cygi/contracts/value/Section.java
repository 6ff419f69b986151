package io.cygi.contracts.value;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A priced block of seats.
 *
 * @param name 1 to 20 letters and digits of any script in normalization form C, unique within the concert
 * @param price of each seat, zero or more, at most {@link #PRICE_MAX}
 * @param rows 1 to {@link #ROWS_MAX}
 * @param seatsPerRow 1 to {@link #SEATS_PER_ROW_MAX}
 * @param layout its place on the plan, or null where the organizer gave none
 * @param attributes of its seats in the order of the seats, each seat's once; seats without any are left out
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

    private static final Pattern NAME = Pattern.compile(SeatNumber.SECTION_PATTERN);

    /** Normalizes the name and checks the bounds. Sections that were stored before they had attributes have none. */
    public Section(
            String name,
            Money price,
            int rows,
            int seatsPerRow,
            @Nullable SectionLayout layout,
            @Nullable Map<SeatNumber, List<SeatAttribute>> attributes) {
        this.name = UnicodeText.normalized(name);
        this.price = price;
        this.rows = rows;
        this.seatsPerRow = seatsPerRow;
        this.layout = layout;
        require(NAME.matcher(this.name).matches(), "a section's name is 1 to 20 letters and digits");
        require(!price.negative() && price.amount() <= PRICE_MAX, "a price is 0 to " + PRICE_MAX);
        require(
                rows >= 1 && rows <= ROWS_MAX && seatsPerRow >= 1 && seatsPerRow <= SEATS_PER_ROW_MAX,
                "a section has 1 to 1000 rows of 1 to 1000 seats");
        require(layout == null || layout.holds(seatsPerRow), "a row is no longer than the circle it is curved along");
        this.attributes = attributes == null || attributes.isEmpty() ? Map.of() : sorted(attributes);
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
        this(name, price, rows, seatsPerRow, null, null);
    }

    private Map<SeatNumber, List<SeatAttribute>> sorted(Map<SeatNumber, List<SeatAttribute>> given) {
        Map<SeatNumber, List<SeatAttribute>> sorted = new TreeMap<>();
        given.forEach((seat, of) -> {
            require(has(seat), "only seats of the section have attributes");
            require(!of.isEmpty() && of.stream().distinct().count() == of.size(), "a seat's attributes are distinct");
            sorted.put(seat, of.stream().sorted().toList());
        });
        return Collections.unmodifiableMap(sorted);
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

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
