package io.cygi.contracts.value;

import java.util.regex.Pattern;

/**
 * A priced block of seats.
 *
 * @param name 1 to 20 letters and digits of any script in normalization form C, unique within the concert
 * @param price of each seat, zero or more, at most {@link #PRICE_MAX}
 * @param rows 1 to {@link #ROWS_MAX}
 * @param seatsPerRow 1 to {@link #SEATS_PER_ROW_MAX}
 */
public record Section(String name, Money price, int rows, int seatsPerRow) {

    /** The dearest seat, in minor units. */
    public static final long PRICE_MAX = 100_000_000L;

    /** The most rows of a section. */
    public static final int ROWS_MAX = 1_000;

    /** The most seats of a row. */
    public static final int SEATS_PER_ROW_MAX = 1_000;

    private static final Pattern NAME = Pattern.compile(SeatNumber.SECTION_PATTERN);

    /** Normalizes the name and checks the bounds. */
    public Section {
        name = UnicodeText.normalized(name);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a section's name is 1 to 20 letters and digits");
        }
        if (price.negative() || price.amount() > PRICE_MAX) {
            throw new IllegalArgumentException("a price is 0 to " + PRICE_MAX);
        }
        if (rows < 1 || rows > ROWS_MAX || seatsPerRow < 1 || seatsPerRow > SEATS_PER_ROW_MAX) {
            throw new IllegalArgumentException("a section has 1 to 1000 rows of 1 to 1000 seats");
        }
    }

    /** {@return how many seats the section has} */
    public int seatsTotal() {
        return rows * seatsPerRow;
    }

    /** {@return whether the section has this seat} @param seat a seat of any section */
    public boolean has(SeatNumber seat) {
        return seat.section().equals(name) && seat.row() <= rows && seat.number() <= seatsPerRow;
    }
}
