package io.cygi.loadtest.floor;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of the event store without its number, as a template for others of its size.
 *
 * @param columns the values in the order of {@link #COLUMNS}
 */
record EventRow(List<@Nullable Object> columns) {

    /** Columns of an event that are written. */
    static final List<String> COLUMNS = List.of(
            "aggregate_identifier",
            "sequence_number",
            "aggregate_type",
            "event_identifier",
            "meta_data",
            "payload",
            "payload_revision",
            "payload_type",
            "recorded_at");

    private static final int AGGREGATE = 0;
    private static final int EVENT = 3;
    private static final int LONG_TAIL = 20;
    private static final int COUNTED = 12;
    private static final int SHORT_TAIL_MIN = 7;
    /**
     * Factor that permutes the numbers below 36 to the power of 7. It is the golden part of that, neither even nor a
     * multiple of three.
     */
    private static final long STRIDE = 48_431_716_939L;

    /**
     * {@return a column's value in a copy of this row}
     *
     * @param column the index of the column
     * @param number the number of the copy, which no other copy of the same row has
     */
    @Nullable
    Object value(int column, long number) {
        Object value = columns.get(column);
        if (column == AGGREGATE) {
            return identifier(String.valueOf(value), number);
        }
        if (column == EVENT) {
            String text = String.valueOf(value);
            String tail = String.format(Locale.ROOT, "%012x", number);
            return text.substring(0, Math.max(0, text.length() - tail.length())) + tail;
        }
        return value;
    }

    /**
     * {@return an identifier of the same length}. Identifiers that end with a time-ordered identifier ascend, as real
     * ones do; those that end with a seat or a fan come in no order.
     */
    static String identifier(String template, long number) {
        int cut = template.lastIndexOf('/') + 1;
        int tail = template.length() - cut;
        if (tail >= LONG_TAIL) {
            return template.substring(0, template.length() - COUNTED) + padded(number, COUNTED);
        }
        int length = Math.max(tail, SHORT_TAIL_MIN);
        long modulus = (long) Math.pow(36, Math.min(length, SHORT_TAIL_MIN));
        return template.substring(0, cut) + padded(number * STRIDE % modulus, length);
    }

    private static String padded(long number, int length) {
        String text = Long.toString(number, Character.MAX_RADIX);
        return "0".repeat(Math.max(0, length - text.length())) + text;
    }
}
