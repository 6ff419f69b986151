package io.cygi.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Helpers for texts. */
final class Texts {

    private Texts() {}

    /** {@return the text, encoded for a query} @param text the text */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@return a word that nobody has used before} */
    static String unique() {
        return "q" + UUID.randomUUID().toString().replace("-", "");
    }
}
