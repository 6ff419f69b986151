package io.cygi.remote.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a replica, whose body is read while it comes. Closing it before its end closes the connection.
 *
 * @param status the HTTP status
 * @param body the body; a read fails if no byte comes for a while, or the connection breaks
 * @param retryAfter the time until the replica wants to be asked again, null if it names none
 */
public record InternalStream(
        int status, InputStream body, @Nullable Duration retryAfter) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        body.close();
    }
}
