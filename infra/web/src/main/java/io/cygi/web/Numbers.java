package io.cygi.web;

import java.util.regex.Pattern;

/** Whole numbers in queries: digits of ASCII, and no other way to write one. */
final class Numbers {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,9}");

    private Numbers() {}

    /** {@return the number} @param text decimal @throws IllegalArgumentException where it is anything else */
    static Integer parse(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("not a whole number");
        }
        return Integer.valueOf(text);
    }
}
