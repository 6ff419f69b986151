package io.cygi.contracts.text;

/**
 * Checks the forms of texts character by character. Each event that is read has a dozen identifiers to check, and
 * regular expressions took a twentieth of the time of a booking.
 */
public final class Forms {

    private static final int UUID_LENGTH = 36;

    private Forms() {}

    /** {@return whether the text is a UUID in lower case} */
    public static boolean isUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return whether the text consists of letters and digits of any script, at least one and at most {@code max}}
     *
     * @param max the most code points
     */
    public static boolean isName(String text, int max) {
        int count = 0;
        for (int i = 0; i < text.length(); count++) {
            int c = text.codePointAt(i);
            if (count == max || !isLetterOrNumber(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return count > 0;
    }

    /**
     * {@return whether the character is in the Unicode categories L or N, and no Hangul filler, which shows nothing}
     */
    private static boolean isLetterOrNumber(int codePoint) {
        if (Character.isLetterOrDigit(codePoint)) {
            return !UnicodeText.hangulFiller(codePoint);
        }
        int type = Character.getType(codePoint);
        return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    /**
     * {@return the number in the part of the text, 1 to 9999 without leading zeros, or 0 if the part is no such number}
     */
    public static int number(String text, int from, int to) {
        int length = to - from;
        if (length < 1 || length > 4 || text.charAt(from) == '0') {
            return 0;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }
}
