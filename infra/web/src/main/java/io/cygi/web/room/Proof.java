package io.cygi.web.room;

import jakarta.servlet.http.HttpServletRequest;
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

    /** {@return what the request shows} */
    public static Proof of(HttpServletRequest request) {
        return new Proof(request.getHeader(CHALLENGE), request.getHeader(SOLUTION));
    }
}
