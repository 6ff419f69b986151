package io.cygi.settlement.document.pdf;

import io.cygi.contracts.text.UnicodeText;
import io.cygi.settlement.document.glyph.FallbackFonts;
import io.cygi.settlement.document.glyph.OutlineRun;
import io.cygi.settlement.document.glyph.TextRun;
import io.cygi.settlement.document.glyph.TextRuns;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Text in the main font of a document; the glyphs that are used become part of the document. Characters that the font
 * lacks are drawn as outlines of fallback fonts, and characters that these lack are shown as code points, for example
 * U+1F3B5.
 */
final class PdfText implements AutoCloseable {

    private static final String FONT = "/fonts/WenQuanZhengHei.ttf";
    private static final float UNITS = 1_000;

    private final TrueTypeFont trueType;
    private final PDFont font;
    private final Map<Integer, Float> widths = new HashMap<>();
    private final FallbackFonts fallback = new FallbackFonts();
    private final TextRuns runs;

    PdfText(PDDocument document) throws IOException {
        try (InputStream file = PdfText.class.getResourceAsStream(FONT)) {
            if (file == null) {
                throw new IOException("the font " + FONT + " is missing");
            }
            trueType = new TTFParser(true).parse(new RandomAccessReadBuffer(file));
        }
        CmapLookup glyphs = trueType.getUnicodeCmapLookup();
        font = PDType0Font.load(document, trueType, true);
        runs = new TextRuns(c -> glyphs.getGlyphId(c) != 0, fallback);
    }

    PDFont font() {
        return font;
    }

    /**
     * {@return the text in a form that can be shown}: on one line and in normalization form C. A character that no font
     * has is shown as its code point.
     */
    String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (String cluster : TextRuns.clusters(visible(text))) {
            if (runs.showable(cluster)) {
                shown.append(cluster);
            } else {
                cluster.codePoints().forEach(c -> append(shown, c));
            }
        }
        return shown.toString();
    }

    /** {@return the text without invisible characters, and with spaces for control characters} */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        UnicodeText.normalized(text).codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                visible.append(' ');
            } else if (shows(c) || FallbackFonts.invisible(c)) {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    private static boolean shows(int c) {
        boolean selector = c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0000 && c <= 0xE0FFF || c >= 0x180B && c <= 0x180F;
        return !selector && c != 0x034F && Character.getType(c) != Character.FORMAT;
    }

    private void append(StringBuilder shown, int codePoint) {
        String alone = Character.toString(codePoint);
        if (FallbackFonts.invisible(codePoint)) {
            return;
        }
        if (!mark(codePoint) && runs.showable(alone)) {
            shown.append(alone);
            return;
        }
        String before = shown.isEmpty() || shown.charAt(shown.length() - 1) == ' ' ? "" : " ";
        shown.append(before).append("U+%04X".formatted(codePoint)).append(' ');
    }

    private static boolean mark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /** {@return the runs of a line from left to right} @param line a line that {@link #shown} returned */
    List<TextRun> runs(String line) {
        return runs.of(line);
    }

    /**
     * {@return the width of a line in points}
     *
     * @param line a line that {@link #shown} returned
     * @param size the font size in points
     */
    float width(String line, float size) {
        float width = 0;
        for (TextRun run : runs.of(line)) {
            width += width(run, size);
        }
        return width;
    }

    /** {@return the width of a run in points} */
    float width(TextRun run, float size) {
        return switch (run) {
            case TextRun.Plain plain -> plainWidth(plain.text(), size);
            case OutlineRun outlines -> outlines.width() * size;
        };
    }

    private float plainWidth(String text, float size) {
        double units = text.codePoints()
                .mapToDouble(c -> widths.computeIfAbsent(c, this::unitsOf))
                .sum();
        return (float) (units * size / UNITS);
    }

    private float unitsOf(int codePoint) {
        try {
            return font.getStringWidth(Character.toString(codePoint));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the text broken into lines at spaces, and within words that are wider than a line} */
    List<String> lines(String text, float size, float widthMax) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : shown(text).strip().split(" +")) {
            String rest = word;
            if (!line.isEmpty() && width(line + " " + rest, size) <= widthMax) {
                line.append(' ').append(rest);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            for (int end = 0; width(rest, size) > widthMax; ) {
                end = fitting(rest, size, widthMax);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** {@return the number of characters that fit, at least one letter with its marks} */
    private int fitting(String word, float size, float widthMax) {
        int end = 0;
        for (String cluster : TextRuns.clusters(word)) {
            if (end > 0 && width(word.substring(0, end + cluster.length()), size) > widthMax) {
                return end;
            }
            end += cluster.length();
        }
        return end;
    }

    @Override
    public void close() throws IOException {
        try (fallback) {
            trueType.close();
        }
    }
}
