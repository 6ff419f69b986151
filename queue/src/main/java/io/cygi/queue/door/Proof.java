package io.cygi.queue.door;

import org.jspecify.annotations.Nullable;

/**
 * The work that a joiner shows.
 *
 * @param challenge what was asked, or null
 * @param solution what was found, or null
 */
record Proof(@Nullable String challenge, @Nullable String solution) {

    static final String CHALLENGE = "Waiting-Room-Challenge";
    static final String SOLUTION = "Waiting-Room-Solution";

    /** No work at all. */
    static final Proof NONE = new Proof(null, null);
}
