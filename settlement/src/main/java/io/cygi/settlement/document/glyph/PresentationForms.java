package io.cygi.settlement.document.glyph;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces letters by Unicode's presentation forms: Arabic letters by the form that joins their neighbours, Hebrew
 * letters by the form that includes their dot. The forms are found through Unicode's decompositions, which list them
 * for each letter in the order isolated, final, initial, medial.
 */
final class PresentationForms {

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int TATWEEL = 0x0640;
    private static final int LAM = 0x0644;
    private static final int DUAL = 4;
    private static final int RIGHT = 2;

    /** Presentation forms by letter. Those of lam with an alef are under the two letters together. */
    private static final Map<String, List<Integer>> ARABIC = new HashMap<>();

    private static final Map<String, Integer> HEBREW = new HashMap<>();

    static {
        readArabic(0xFE80, 0xFEFC);
        readArabic(0xFB50, 0xFBB1);
        readArabic(0xFBD3, 0xFBE9);
        readArabic(0xFBFC, 0xFBFF);
        for (int c = 0xFB1D; c <= 0xFB4E; c++) {
            String letters = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
            if (letters.length() > 1) {
                HEBREW.put(letters, c);
            }
        }
    }

    private PresentationForms() {}

    private static void readArabic(int first, int last) {
        for (int c = first; c <= last; c++) {
            String letters = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
            ARABIC.computeIfAbsent(letters, letter -> new ArrayList<>()).add(c);
        }
    }

    /** {@return whether an Arabic letter has no presentation forms, so that it cannot be joined} */
    static boolean unjoinable(int codePoint) {
        return UnicodeScript.of(codePoint) == UnicodeScript.ARABIC
                && Character.isLetter(codePoint)
                && codePoint != TATWEEL
                && !ARABIC.containsKey(Character.toString(codePoint))
                && Normalizer.isNormalized(Character.toString(codePoint), Normalizer.Form.NFKC);
    }

    /** {@return the text in presentation forms, letter by letter} @param text the text in logical order */
    static List<Integer> of(String text) {
        int[] letters = text.codePoints().toArray();
        List<Integer> forms = new ArrayList<>();
        for (int i = 0; i < letters.length; i++) {
            @Nullable Integer hebrew = i + 1 < letters.length ? HEBREW.get(pair(letters, i)) : null;
            if (hebrew != null) {
                forms.add(hebrew);
                i++;
                continue;
            }
            boolean ligature = letters[i] == LAM && i + 1 < letters.length && ARABIC.containsKey(pair(letters, i));
            List<Integer> all =
                    ARABIC.getOrDefault(ligature ? pair(letters, i) : Character.toString(letters[i]), List.of());
            if (all.isEmpty()) {
                forms.add(letters[i]);
            } else {
                int last = ligature ? i + 1 : i;
                forms.add(form(all, joinsNext(before(letters, i)), joinsPrevious(after(letters, last))));
                i = last;
            }
        }
        return forms;
    }

    private static int form(List<Integer> all, boolean before, boolean after) {
        if (all.size() < DUAL) {
            return all.get(before && all.size() >= RIGHT ? 1 : 0);
        }
        return all.get(before ? after ? 3 : 1 : after ? 2 : 0);
    }

    private static String pair(int[] letters, int at) {
        return new String(letters, at, 2);
    }

    /** {@return the preceding letter, or 0; marks and invisible characters are skipped} */
    private static int before(int[] letters, int at) {
        int i = at - 1;
        while (i >= 0 && transparent(letters[i])) {
            i--;
        }
        return i < 0 ? 0 : letters[i];
    }

    private static int after(int[] letters, int at) {
        int i = at + 1;
        while (i < letters.length && transparent(letters[i])) {
            i++;
        }
        return i == letters.length ? 0 : letters[i];
    }

    private static boolean transparent(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    private static boolean joinsNext(int codePoint) {
        return codePoint == TATWEEL || codePoint == ZERO_WIDTH_JOINER || count(codePoint) >= DUAL;
    }

    private static boolean joinsPrevious(int codePoint) {
        return codePoint == TATWEEL || codePoint == ZERO_WIDTH_JOINER || count(codePoint) >= RIGHT;
    }

    private static int count(int codePoint) {
        return ARABIC.getOrDefault(Character.toString(codePoint), List.of()).size();
    }
}
