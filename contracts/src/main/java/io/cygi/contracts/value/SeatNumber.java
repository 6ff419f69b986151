package io.cygi.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;

/**
 * A seat within its concert, written {@code SECTION-ROW-NUMBER}, for example {@code A-3-12}.
 *
 * @param section the section's name: 1 to 20 letters and digits of any script, in normalization form C
 * @param row counted from 1
 * @param number counted from 1 within the row
 */
public record SeatNumber(String section, int row, int number) implements Comparable<SeatNumber> {

    /** The pattern of a section's name: letters and digits without the letters of Hangul that show nothing. */
    public static final String SECTION_PATTERN =
            "(?![\\p{L}\\p{N}]*[\\u115F\\u1160\\u3164\\uFFA0])[\\p{L}\\p{N}]{1,20}";

    private static final int SECTION_MAX = 20;
    private static final int ROW_AND_NUMBER_MAX = 9999;
    private static final Comparator<SeatNumber> ORDER = Comparator.comparing(SeatNumber::section)
            .thenComparingInt(SeatNumber::row)
            .thenComparingInt(SeatNumber::number);

    /** Normalizes the section's name and checks the parts. */
    public SeatNumber {
        section = UnicodeText.normalized(section);
        if (!Forms.isName(section, SECTION_MAX)
                || row < 1
                || row > ROW_AND_NUMBER_MAX
                || number < 1
                || number > ROW_AND_NUMBER_MAX) {
            throw malformed();
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
        int first = text.indexOf('-');
        int second = text.indexOf('-', first + 1);
        if (first < 0 || second < 0) {
            throw malformed();
        }
        return new SeatNumber(
                text.substring(0, first),
                Forms.number(text, first + 1, second),
                Forms.number(text, second + 1, text.length()));
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
