package io.cygi.contracts.reservation;

/**
 * A concert's terms of extending a hold.
 *
 * @param max how often each hold, 0 for never
 * @param seconds by how long each time
 */
public record ExtensionTerms(int max, int seconds) {

    /** Checks the bounds. */
    public ExtensionTerms {
        if (max < 0 || seconds < 1) {
            throw new IllegalArgumentException("a hold is extended by a time, and not less than never");
        }
    }
}
