package io.cygi.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A seat within its concert, written {@code SECTION-ROW-NUMBER}, for example {@code A-3-12}.
 *
 * @param section the section's name: 1 to 20 letters and digits of any script
 * @param row counted from 1
 * @param number counted from 1 within the row
 */
public record SeatNumber(String section, int row, int number) implements Comparable<SeatNumber> {

    /** What a section may be called. */
    public static final String SECTION_PATTERN = "[\\p{L}\\p{N}]{1,20}";

    private static final Pattern SECTION = Pattern.compile(SECTION_PATTERN);
    private static final Pattern SEAT =
            Pattern.compile("(" + SECTION_PATTERN + ")-([1-9][0-9]{0,3})-([1-9][0-9]{0,3})");
    private static final Comparator<SeatNumber> ORDER = Comparator.comparing(SeatNumber::section)
            .thenComparingInt(SeatNumber::row)
            .thenComparingInt(SeatNumber::number);

    /** Checks the parts. */
    public SeatNumber {
        if (!SECTION.matcher(section).matches() || row < 1 || row > 9999 || number < 1 || number > 9999) {
            throw new IllegalArgumentException("a seat is written SECTION-ROW-NUMBER, for example A-3-12");
        }
    }

    /**
     * {@return the seat that the text names}
     *
     * @param text {@code SECTION-ROW-NUMBER}
     * @throws IllegalArgumentException where it is anything else
     */
    @JsonCreator
    public static SeatNumber parse(String text) {
        Matcher matcher = SEAT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a seat is written SECTION-ROW-NUMBER, for example A-3-12");
        }
        return new SeatNumber(matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
    }

    @Override
    public int compareTo(SeatNumber other) {
        return ORDER.compare(this, other);
    }

    @JsonValue
    @Override
    public String toString() {
        return section + "-" + row + "-" + number;
    }
}
