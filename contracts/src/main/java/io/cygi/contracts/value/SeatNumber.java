package io.cygi.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.cygi.contracts.text.Forms;
import io.cygi.contracts.text.UnicodeText;
import java.util.Comparator;

/**
 * A seat within its concert, written {@code SECTION-ROW-NUMBER}, for example {@code A-3-12}.
 *
 * @param section the section's name
 * @param row the row, from 1
 * @param number the number within the row, from 1
 */
public record SeatNumber(String section, int row, int number) implements Comparable<SeatNumber> {

    /** The pattern of a section's name: letters and digits without the Hangul fillers, which show nothing. */
    public static final String SECTION_PATTERN =
            "(?![\\p{L}\\p{N}]*[\\u115F\\u1160\\u3164\\uFFA0])[\\p{L}\\p{N}]{1,20}";

    private static final int SECTION_MAX = 20;
    private static final Comparator<SeatNumber> ORDER = Comparator.comparing(SeatNumber::section)
            .thenComparingInt(SeatNumber::row)
            .thenComparingInt(SeatNumber::number);

    /**
     * {@return the seat that a stored text names} The section's name is taken as it is.
     *
     * @param text {@code SECTION-ROW-NUMBER}
     * @throws IllegalArgumentException if the text does not have these parts
     */
    @JsonCreator
    public static SeatNumber parse(String text) {
        int second = text.lastIndexOf('-');
        int first = text.lastIndexOf('-', second - 1);
        int row = first < 1 ? 0 : Forms.number(text, first + 1, second);
        int number = first < 1 ? 0 : Forms.number(text, second + 1, text.length());
        if (row == 0 || number == 0) {
            throw malformed();
        }
        return new SeatNumber(text.substring(0, first), row, number);
    }

    /**
     * {@return the seat that a caller names, with its section's name in normalization form C}
     *
     * @param text {@code SECTION-ROW-NUMBER}
     * @throws IllegalArgumentException if the text is no seat number
     */
    public static SeatNumber requested(String text) {
        SeatNumber seat = parse(UnicodeText.normalized(text));
        if (!Forms.isName(seat.section, SECTION_MAX)) {
            throw malformed();
        }
        return seat;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("a seat is written SECTION-ROW-NUMBER, for example A-3-12");
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
