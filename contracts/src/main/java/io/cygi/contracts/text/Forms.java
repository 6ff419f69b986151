package io.cygi.contracts.text;

/**
 * The forms of texts, looked at character by character: identifiers are checked with every event that is read, a dozen
 * of them in each, and regular expressions were a twentieth of what a booking costs.
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

    /** {@return whether the text is so many letters and digits of any script} @param max code points at most */
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

    /** As the categories L and N of Unicode, without the letters that show nothing. */
    private static boolean isLetterOrNumber(int codePoint) {
        if (Character.isLetterOrDigit(codePoint)) {
            return !UnicodeText.hangulFiller(codePoint);
        }
        int type = Character.getType(codePoint);
        return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    /** {@return the number that the part of the text is, from 1 to 9999 without leading zeros; 0 where it is none} */
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
