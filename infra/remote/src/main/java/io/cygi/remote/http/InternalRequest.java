package io.cygi.remote.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request to a replica of another service.
 *
 * @param method GET or POST
 * @param path begins with a slash
 * @param body JSON, null for none
 * @param correlation the id that the work is done under, null for a new one
 * @param timeout for the whole exchange. The replica is told, and begins nothing that is later. When it is over the connection
 *     is closed, which tells a replica whose own count began late
 */
public record InternalRequest(
        String method,
        String path,
        byte @Nullable [] body,
        @Nullable String correlation,
        Duration timeout) {

    /** The header with the milliseconds that are left. It is a length of time, because clocks differ. */
    public static final String DEADLINE = "Cygi-Deadline";
}
