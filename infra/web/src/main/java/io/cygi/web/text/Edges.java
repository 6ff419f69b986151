package io.cygi.web.text;

import io.cygi.contracts.text.UnicodeText;
import org.jspecify.annotations.Nullable;

/** The beginning and the end of a text, where invisible characters are left by accident. */
public final class Edges {

    private Edges() {}

    /**
     * {@return the text without the invisible characters at its edges}. A text of nothing else stays as it is, so that it
     * is refused as blank, and null stays null.
     *
     * @param text from a request, which is not validated yet
     */
    public static @Nullable String trimmed(@Nullable String text) {
        return text == null || !UnicodeText.visible(text) ? text : UnicodeText.trimmed(text);
    }
}
