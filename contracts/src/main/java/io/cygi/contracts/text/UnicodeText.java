package io.cygi.contracts.text;

import java.text.Normalizer;

/**
 * Rules for text that people write. Text is kept in Unicode's normalization form C, so that texts that look the same
 * are the same, and has at least one visible character.
 */
public final class UnicodeText {

    private static final char COMBINING_FIRST = '\u0300';

    private static final int BRAILLE_BLANK = 0x2800;
    private static final int TAG_FIRST = 0xE0020;
    private static final int TAG_LAST = 0xE007F;

    private UnicodeText() {}

    /** {@return the text in normalization form C} */
    public static String normalized(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!settled(text.charAt(i))) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /**
     * {@return whether a text of such characters is in form C}: characters before the combining marks, ideographs, and
     * syllables of Hangul. Most texts have no others, and names of seats are read by the million.
     */
    private static boolean settled(char c) {
        return c < COMBINING_FIRST || c >= '\uAC00' && c <= '\uD7A3' || c >= '\u4E00' && c <= '\u9FFF';
    }

    /** {@return whether the text has a visible character; marks that only change another character do not count} */
    public static boolean visible(String text) {
        return text.codePoints().anyMatch(UnicodeText::visible);
    }

    /** {@return whether a character is visible without another one beside it} @param codePoint a code point */
    public static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !hangulFiller(codePoint) && codePoint != BRAILLE_BLANK;
        };
    }

    /**
     * {@return whether a character is a Hangul filler: a letter of Hangul that stands for no letter and shows nothing}
     */
    static boolean hangulFiller(int codePoint) {
        return codePoint == 0x115F || codePoint == 0x1160 || codePoint == 0x3164 || codePoint == 0xFFA0;
    }

    /**
     * {@return the text without the invisible characters at its beginning and end}. Variation selectors and tags stay,
     * because they belong to the character before them.
     */
    public static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && outer(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (to > from && outer(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    /** {@return whether the character is removed from the beginning and the end of a text} */
    private static boolean outer(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> codePoint < TAG_FIRST || codePoint > TAG_LAST;
            default -> hangulFiller(codePoint) || codePoint == BRAILLE_BLANK;
        };
    }

    /**
     * {@return whether the text has none of the characters that change how the text around them is read}: controls
     * other than the tab, line breaks in a text of one line, embeddings, overrides and isolates of the writing
     * direction, and Unicode's noncharacters.
     *
     * @param text the text
     * @param lines whether it may have several lines
     */
    public static boolean plain(String text, boolean lines) {
        return text.codePoints().allMatch(c -> plain(c, lines));
    }

    private static boolean plain(int c, boolean lines) {
        if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
            return lines;
        }
        boolean direction = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        boolean nonCharacter = c >= 0xFDD0 && c <= 0xFDEF || (c & 0xFFFE) == 0xFFFE;
        return c == '\t' || !Character.isISOControl(c) && !direction && !nonCharacter;
    }
}
