package io.cygi.settlement.statement;

import java.util.regex.Pattern;

/**
 * The events that a statement was computed from. An auditor can read them again and check that they are the same.
 *
 * @param firstIndex the lowest global index
 * @param lastIndex the highest global index
 * @param count number of events, at least one
 * @param sha256 the chained SHA-256 of the events, 64 digits in lower-case hexadecimal
 */
public record EventRange(long firstIndex, long lastIndex, long count, String sha256) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** Checks that the range can contain that number of events. */
    public EventRange {
        if (firstIndex < 0 || lastIndex < firstIndex) {
            throw new IllegalArgumentException("the first event comes no later than the last");
        }
        if (count < 1 || count - 1 > lastIndex - firstIndex) {
            throw new IllegalArgumentException("a range holds at least one event, and each index once");
        }
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a SHA-256 is 64 hexadecimal digits in lower case");
        }
    }
}
