package io.cygi.settlement.document.glyph;

import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.GlyphSubstitutionTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.ttf.gsub.GsubWorkerFactory;
import org.apache.fontbox.ttf.model.GsubData;
import org.apache.fontbox.ttf.model.Language;
import org.apache.fontbox.ttf.model.ScriptFeature;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/** A font whose glyphs are drawn as outlines. Lengths are in units of the font's em. */
final class OutlineFont implements AutoCloseable {

    /** Scripts whose letters the library composes and reorders. */
    private static final Map<UnicodeScript, Language> COMPOSED = Map.of(
            UnicodeScript.DEVANAGARI,
            Language.DEVANAGARI,
            UnicodeScript.BENGALI,
            Language.BENGALI,
            UnicodeScript.GUJARATI,
            Language.GUJARATI);

    private final TrueTypeFont font;
    private final CmapLookup glyphs;

    OutlineFont(String resource) throws IOException {
        try (InputStream file = OutlineFont.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IOException("the font " + resource + " is missing");
            }
            font = new TTFParser(true).parse(new RandomAccessReadBuffer(file));
        }
        glyphs = font.getUnicodeCmapLookup();
    }

    boolean has(int codePoint) {
        return glyphs.getGlyphId(codePoint) != 0;
    }

    int glyph(int codePoint) {
        return glyphs.getGlyphId(codePoint);
    }

    int unitsPerEm() {
        try {
            return font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int advance(int glyph) {
        try {
            return font.getAdvanceWidth(glyph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the outline of a glyph, empty if it has none} */
    GeneralPath outline(int glyph) {
        try {
            @Nullable GlyphData data = font.getGlyph().getGlyph(glyph);
            return data == null ? new GeneralPath() : data.getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the glyphs in visual order, with conjuncts replaced by their own glyphs} */
    List<Integer> composed(UnicodeScript script, List<Integer> plain) {
        @Nullable Language language = COMPOSED.get(script);
        if (language == null) {
            return plain;
        }
        try {
            @Nullable GlyphSubstitutionTable table = font.getGsub();
            for (String tag : table == null ? new String[0] : language.getScriptNames()) {
                @Nullable GsubData data = table.getGsubData(tag);
                if (data != null && data != GsubData.NO_DATA_FOUND) {
                    return new GsubWorkerFactory()
                            .getGsubWorker(glyphs, new OfLanguage(language, data))
                            .applyTransforms(plain);
                }
            }
            return plain;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Font data with the language of its script. The library chooses its treatment by the language, which a table for a
     * script does not contain.
     */
    private record OfLanguage(Language language, GsubData data) implements GsubData {

        @Override
        public Language getLanguage() {
            return language;
        }

        @Override
        public String getActiveScriptName() {
            return data.getActiveScriptName();
        }

        @Override
        public boolean isFeatureSupported(String feature) {
            return data.isFeatureSupported(feature);
        }

        @Override
        public ScriptFeature getFeature(String feature) {
            return data.getFeature(feature);
        }

        @Override
        public Set<String> getSupportedFeatures() {
            return data.getSupportedFeatures();
        }
    }

    @Override
    public void close() throws IOException {
        font.close();
    }
}
