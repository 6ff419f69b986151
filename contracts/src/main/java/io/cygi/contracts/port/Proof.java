package io.cygi.contracts.port;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The proof of work of a request that joins a line.
 *
 * @param challenge the challenge that the fan was given, or null
 * @param solution the solution that the fan found, or null
 */
public record Proof(@Nullable String challenge, @Nullable String solution) {

    /** The header with the challenge. */
    public static final String CHALLENGE = "Waiting-Room-Challenge";

    /** The header with the solution. */
    public static final String SOLUTION = "Waiting-Room-Solution";

    /**
     * {@return the proof in the headers of a request}
     *
     * @param header the value of a header of the request, null if it is absent
     */
    public static Proof of(Function<String, @Nullable String> header) {
        return new Proof(header.apply(CHALLENGE), header.apply(SOLUTION));
    }
}
