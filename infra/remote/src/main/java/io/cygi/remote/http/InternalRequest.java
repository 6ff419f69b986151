package io.cygi.remote.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request to a replica of another service.
 *
 * @param method GET or POST
 * @param path the path, which begins with a slash
 * @param body the body as JSON, null for none
 * @param correlation the correlation id, null for a new one
 * @param timeout the longest time of the whole exchange. The replica gets it as a deadline and begins nothing afterwards. The
 *     client then closes the connection, which also stops a replica that began to count late
 */
public record InternalRequest(
        String method,
        String path,
        byte @Nullable [] body,
        @Nullable String correlation,
        Duration timeout) {

    /** The header with the time left, in ms. It is a length of time and no date, because clocks differ. */
    public static final String DEADLINE = "Cygi-Deadline";

    /** {@return the time left in ms, negative if it is not told} @param header the value of {@link #DEADLINE}, null for none */
    public static long deadlineMillis(@Nullable String header) {
        try {
            return header == null ? -1 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
