package io.cygi.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Small text helpers. */
final class Texts {

    private Texts() {}

    /** {@return the text as it stands in a query} @param text any */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@return a word that nobody has used} */
    static String unique() {
        return "q" + UUID.randomUUID().toString().replace("-", "");
    }
}
