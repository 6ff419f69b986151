package io.cygi.web.text;

import io.cygi.contracts.text.UnicodeText;
import org.jspecify.annotations.Nullable;

/** Trims the beginning and the end of a text, which often have invisible characters by accident. */
public final class Edges {

    private Edges() {}

    /**
     * {@return the text without the invisible characters at its edges}. A text of nothing else stays unchanged, so that
     * it is refused as blank, and null stays null.
     *
     * @param text a text from a request, not validated yet
     */
    public static @Nullable String trimmed(@Nullable String text) {
        return text == null || !UnicodeText.visible(text) ? text : UnicodeText.trimmed(text);
    }
}
