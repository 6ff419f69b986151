package io.cygi.web.page;

import io.cygi.web.problem.ValidationException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** The position after a page's last item, as an opaque text for callers. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";
    private static final int LENGTH_MAX = 1_024;

    private Cursor() {}

    static String encode(List<String> parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@return the meaning of a cursor's parts}
     *
     * @param cursor the text that a caller sent
     * @param parts the number of parts that the cursor must have
     * @param reader turns the parts into their meaning; any exception of it means that the platform did not make the
     *     cursor
     * @param <T> the type of the meaning
     * @throws ValidationException if the platform did not make the cursor
     */
    public static <T> T decode(String cursor, int parts, Function<List<String>, T> reader) {
        try {
            if (cursor.length() <= LENGTH_MAX) {
                String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                List<String> found = List.of(text.split(SEPARATOR, -1));
                if (found.size() == parts) {
                    return reader.apply(found);
                }
            }
        } catch (RuntimeException e) {
            throw new ValidationException("cursor", "is not one that this list gave");
        }
        throw new ValidationException("cursor", "is not one that this list gave");
    }
}
