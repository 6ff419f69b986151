package io.cygi.settlement.document.glyph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fonts to use, in this order, for characters that the main font of a document lacks. */
public final class FallbackFonts implements AutoCloseable {

    private static final List<String> RESOURCES =
            List.of("/fonts/sans/NotoSansMerged-Regular.ttf", "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf");

    private static final String MIRRORED = "()[]{}<>«»‹›";

    /** Scripts that are not supported: their letters change their order or join. */
    private static final Set<UnicodeScript> UNSHAPED = Set.of(
            UnicodeScript.BALINESE,
            UnicodeScript.GURMUKHI,
            UnicodeScript.KANNADA,
            UnicodeScript.KHMER,
            UnicodeScript.MALAYALAM,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.NKO,
            UnicodeScript.ORIYA,
            UnicodeScript.PHAGS_PA,
            UnicodeScript.SINHALA,
            UnicodeScript.SYRIAC,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.TIBETAN);

    private final List<OutlineFont> fonts = new ArrayList<>();

    /** {@return whether one font has all of the characters} @param text a letter with its marks */
    boolean hasAll(String text) {
        return font(text).isPresent();
    }

    /** {@return the number of the first font that has all of the characters, from 0; -1 for none} */
    int indexOf(String text) {
        return font(text).map(all()::indexOf).orElse(-1);
    }

    private Optional<OutlineFont> font(String text) {
        if (text.codePoints()
                .anyMatch(c -> UNSHAPED.contains(UnicodeScript.of(c)) || PresentationForms.unjoinable(c))) {
            return Optional.empty();
        }
        return all().stream()
                .filter(font -> text.codePoints().allMatch(c -> invisible(c) || font.has(c)))
                .findFirst();
    }

    /**
     * {@return whether a character is not drawn itself and only controls how others are drawn}
     *
     * @param codePoint the character
     */
    public static boolean invisible(int codePoint) {
        return codePoint >= 0x200C && codePoint <= 0x200F || codePoint == 0x061C;
    }

    /**
     * {@return the text as outlines}
     *
     * @param text a text of one direction, in logical order, for which {@link #indexOf} is 0 or more
     * @param rightToLeft whether the text is read from right to left
     */
    OutlineRun run(String text, boolean rightToLeft) {
        OutlineFont font = font(text).orElseThrow(() -> new IllegalArgumentException("no font has all of " + text));
        UnicodeScript script = text.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(one -> one != UnicodeScript.COMMON && one != UnicodeScript.INHERITED)
                .findFirst()
                .orElse(UnicodeScript.COMMON);
        List<Integer> glyphs = PresentationForms.of(text).stream()
                .filter(c -> !invisible(c))
                .map(c -> rightToLeft ? mirrored(c) : c)
                .map(c -> glyph(font, c))
                .toList();
        return new GlyphLayout(font).run(text, font.composed(script, new ArrayList<>(glyphs)), rightToLeft);
    }

    /** Returns the glyph of a character. A presentation form that the font lacks is drawn as the isolated letter. */
    private static int glyph(OutlineFont font, int codePoint) {
        return font.has(codePoint) ? font.glyph(codePoint) : font.glyph(letter(codePoint));
    }

    private static int letter(int form) {
        return Normalizer.normalize(Character.toString(form), Normalizer.Form.NFKC)
                .codePointAt(0);
    }

    private static int mirrored(int codePoint) {
        int at = MIRRORED.indexOf(codePoint);
        return at < 0 ? codePoint : MIRRORED.charAt(at % 2 == 0 ? at + 1 : at - 1);
    }

    /** Returns all fonts and loads them at the first call. Fonts are large, and most documents need none of them. */
    private List<OutlineFont> all() {
        if (fonts.isEmpty()) {
            try {
                for (String resource : RESOURCES) {
                    fonts.add(new OutlineFont(resource));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return fonts;
    }

    @Override
    public void close() throws IOException {
        @Nullable IOException failure = null;
        for (OutlineFont font : fonts) {
            try {
                font.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
