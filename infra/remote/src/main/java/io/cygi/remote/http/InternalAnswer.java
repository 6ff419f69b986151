package io.cygi.remote.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a replica.
 *
 * @param status the HTTP status
 * @param body the body, possibly empty
 * @param retryAfter the time until the replica wants to be asked again, null if it names none
 */
public record InternalAnswer(
        int status, byte[] body, @Nullable Duration retryAfter) {}
