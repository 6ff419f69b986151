package io.cygi.loadtest.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the platform.
 *
 * @param status HTTP status
 * @param body the bytes of the body as they came
 * @param etag the entity tag of the answer, or null
 */
public record Answer(int status, byte[] body, @Nullable String etag) {

    private static final int SHOWN_MAX = 300;

    /** {@return the body as text} */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * {@return this answer, if it has the expected status}
     *
     * @param expected the expected status
     * @throws UnexpectedAnswerException if the status is another one
     */
    public Answer expect(int expected) {
        if (status != expected) {
            String text = text();
            throw new UnexpectedAnswerException("expected " + expected + " but got " + status + " "
                    + (text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) : text));
        }
        return this;
    }
}
