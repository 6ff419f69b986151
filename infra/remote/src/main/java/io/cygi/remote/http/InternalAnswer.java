package io.cygi.remote.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a replica.
 *
 * @param status of HTTP
 * @param body possibly empty
 * @param retryAfter when the replica wants to be asked again, null where it does not say
 */
public record InternalAnswer(
        int status, byte[] body, @Nullable Duration retryAfter) {}
