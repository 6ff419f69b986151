package io.cygi.web.page;

import io.cygi.web.problem.ValidationException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** The position after a page's last item, in a form that callers pass on and do not look into. */
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
     * {@return what the parts of a cursor mean}
     *
     * @param cursor what a caller sent
     * @param parts how many parts it must have
     * @param reader makes sense of them; whatever it throws means that the cursor is none of ours
     * @param <T> what it means
     * @throws ValidationException where it is none of ours
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
