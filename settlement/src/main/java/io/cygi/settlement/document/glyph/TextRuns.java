package io.cygi.settlement.document.glyph;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Divides a line into runs of one font and one direction, in visual order. */
public final class TextRuns {

    private static final int MAIN = -1;

    private final IntPredicate main;
    private final FallbackFonts fallback;

    /**
     * Creates the division.
     *
     * @param main tells whether the main font has a character
     * @param fallback the fonts for all other characters
     */
    public TextRuns(IntPredicate main, FallbackFonts fallback) {
        this.main = main;
        this.fallback = fallback;
    }

    /**
     * {@return the line's runs from left to right}
     *
     * @param line the line in logical order, of characters that some font has
     */
    public List<TextRun> of(String line) {
        if (line.codePoints().allMatch(main) && !Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
            return List.of(new TextRun.Plain(line));
        }
        Bidi bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        Integer[] order = new Integer[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            order[i] = i;
        }
        Bidi.reorderVisually(levels, 0, order, 0, count);
        List<TextRun> runs = new ArrayList<>();
        for (int i : order) {
            String text = line.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            boolean rightToLeft = levels[i] % 2 == 1;
            List<TextRun> parts = ofOneDirection(text, rightToLeft);
            runs.addAll(rightToLeft ? parts.reversed() : parts);
        }
        return runs;
    }

    private List<TextRun> ofOneDirection(String text, boolean rightToLeft) {
        List<TextRun> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        int font = MAIN;
        for (String cluster : clusters(text)) {
            int its = fontOf(cluster, rightToLeft);
            if (its != font) {
                add(runs, run, font, rightToLeft);
                font = its;
            }
            run.append(cluster);
        }
        add(runs, run, font, rightToLeft);
        return runs;
    }

    /**
     * Returns the font of a cluster. In Arabic and Hebrew text a fallback font comes first, so that a word is drawn in
     * one font.
     */
    private int fontOf(String cluster, boolean rightToLeft) {
        boolean plain = cluster.codePoints().allMatch(main);
        return plain && !rightToLeft ? MAIN : fallback.indexOf(cluster);
    }

    private void add(List<TextRun> runs, StringBuilder run, int font, boolean rightToLeft) {
        if (!run.isEmpty()) {
            if (font == MAIN) {
                StringBuilder plain = new StringBuilder();
                run.codePoints().filter(c -> !FallbackFonts.invisible(c)).forEach(plain::appendCodePoint);
                runs.add(new TextRun.Plain((rightToLeft ? plain.reverse() : plain).toString()));
            } else {
                runs.add(fallback.run(run.toString(), rightToLeft));
            }
            run.setLength(0);
        }
    }

    /** {@return whether one font has a letter with all its marks} @param cluster a result of {@link #clusters} */
    public boolean showable(String cluster) {
        return cluster.codePoints().allMatch(main) || fallback.hasAll(cluster);
    }

    /**
     * {@return the clusters of a text: each letter with its marks and the invisible characters after it}
     *
     * @param text the text in logical order
     */
    public static List<String> clusters(String text) {
        List<String> clusters = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = at + Character.charCount(text.codePointAt(at));
            while (end < text.length() && continues(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            clusters.add(text.substring(at, end));
            at = end;
        }
        return clusters;
    }

    /** {@return whether a character combines with the preceding one} */
    private static boolean continues(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || FallbackFonts.invisible(codePoint);
    }
}
