package io.cygi.settlement.document;

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
 * Text in the one font of a document, of which the glyphs that are used become part of the document. What the font has no
 * glyph for is shown as an empty box rather than left out.
 */
final class PdfText implements AutoCloseable {

    private static final String FONT = "/fonts/WenQuanZhengHei.ttf";
    private static final int NO_GLYPH = '\u25A1';
    private static final float UNITS = 1_000;

    private final TrueTypeFont trueType;
    private final CmapLookup glyphs;
    private final PDFont font;
    private final Map<Integer, Float> widths = new HashMap<>();

    PdfText(PDDocument document) throws IOException {
        try (InputStream file = PdfText.class.getResourceAsStream(FONT)) {
            if (file == null) {
                throw new IOException("the font " + FONT + " is missing");
            }
            trueType = new TTFParser(true).parse(new RandomAccessReadBuffer(file));
        }
        glyphs = trueType.getUnicodeCmapLookup();
        font = PDType0Font.load(document, trueType, true);
    }

    PDFont font() {
        return font;
    }

    /** {@return the text as it can be shown: on one line, and with nothing that the font does not have} */
    String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.appendCodePoint(showable(c)));
        return shown.toString();
    }

    private int showable(int codePoint) {
        if (Character.isWhitespace(codePoint) || Character.isISOControl(codePoint)) {
            return ' ';
        }
        return glyphs.getGlyphId(codePoint) == 0 ? NO_GLYPH : codePoint;
    }

    /** {@return how wide the text is, in points} @param text as it is shown */
    float width(String text, float size) {
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

    /** {@return the text in as many lines as it takes, broken at spaces, and within words that are wider than a line} */
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
            while (width(rest, size) > widthMax) {
                int end = fitting(rest, size, widthMax);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** {@return how many characters fit, at least one} */
    private int fitting(String word, float size, float widthMax) {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length()) {
            int longer = word.offsetByCodePoints(end, 1);
            if (width(word.substring(0, longer), size) > widthMax) {
                break;
            }
            end = longer;
        }
        return end;
    }

    @Override
    public void close() throws IOException {
        trueType.close();
    }
}
