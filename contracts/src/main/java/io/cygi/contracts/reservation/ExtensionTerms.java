package io.cygi.contracts.reservation;

/**
 * A concert's terms for extending a hold.
 *
 * @param max the number of extensions of each hold, 0 for none
 * @param seconds the length of each extension in seconds
 */
public record ExtensionTerms(int max, int seconds) {

    /** Checks the bounds. */
    public ExtensionTerms {
        if (max < 0 || seconds < 1) {
            throw new IllegalArgumentException("max is not negative, and seconds is positive");
        }
    }
}
