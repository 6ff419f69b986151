package io.cygi.settlement.statement;

import java.util.regex.Pattern;

/**
 * The events that a statement was computed from, such that an auditor can read them again and see that they are the same.
 *
 * @param firstIndex the lowest global index among them
 * @param lastIndex the highest
 * @param count how many there are, at least one
 * @param sha256 the SHA-256 over them, 64 digits in lower-case hexadecimal
 */
public record EventRange(long firstIndex, long lastIndex, long count, String sha256) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** Checks that the range can hold so many events. */
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
