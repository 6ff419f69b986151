package io.cygi.contracts.port;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The proof of work of a request that joins a line.
 *
 * @param challenge what was asked, or null
 * @param solution what was found, or null
 */
public record Proof(@Nullable String challenge, @Nullable String solution) {

    /** The header with what was asked. */
    public static final String CHALLENGE = "Waiting-Room-Challenge";

    /** The header with what was found. */
    public static final String SOLUTION = "Waiting-Room-Solution";

    /** {@return what a request shows} @param header the value of a header of the request, null where it has none */
    public static Proof of(Function<String, @Nullable String> header) {
        return new Proof(header.apply(CHALLENGE), header.apply(SOLUTION));
    }
}
