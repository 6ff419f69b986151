package io.cygi.settlement.document.glyph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRunsTest {

    private final FallbackFonts fallback = new FallbackFonts();
    /** The main font has the characters of ASCII. */
    private final TextRuns runs = new TextRuns(c -> c < 0x7F, fallback);

    @AfterEach
    void close() throws Exception {
        fallback.close();
    }

    private static String text(TextRun run) {
        return switch (run) {
            case TextRun.Plain plain -> plain.text();
            case OutlineRun outlines -> outlines.text();
        };
    }

    @Test
    void keepsTextOfTheMainFontInOneRun() {
        assertThat(runs.of("Jazz (2026)")).containsExactly(new TextRun.Plain("Jazz (2026)"));
    }

    @Test
    void drawsMissingCharactersAsOutlines() {
        List<TextRun> found = runs.of("a ‹b› c");
        assertThat(found).extracting(TextRunsTest::text).containsExactly("a ", "‹", "b", "›", " c");
        assertThat(found.get(1)).isInstanceOfSatisfying(OutlineRun.class, run -> {
            assertThat(run.width()).isPositive();
            assertThat(run.shapes()).hasSize(1);
        });
    }

    @Test
    void putsRightToLeftTextInVisualOrder() {
        assertThat(runs.of("abc שלום 12 def"))
                .extracting(TextRunsTest::text)
                .containsExactly("abc ", "12", "שלום ", " def");
        assertThat(runs.of("שלום abc")).extracting(TextRunsTest::text).containsExactly("abc", "שלום ");
    }

    @ParameterizedTest
    @CsvSource({
        "مرحبا, FEE3 FEAE FEA3 FE92 FE8E",
        "لا, FEFB",
        "سلام, FEB3 FEFC FEE1",
        "بب, FE91 FE90",
        "ببب, FE91 FE92 FE90",
        "دار, FEA9 FE8D FEAD",
        "پچ, FB58 FB7B",
        "بَب, FE91 64E FE90",
        "ب\u200Cب, FE8F 200C FE8F",
        "ب\u200D, FE91 200D",
        "ـب, 640 FE90",
        "שׁל, FB2A 5DC"
    })
    void joinsLetters(String text, String forms) {
        assertThat(PresentationForms.of(text).stream()
                        .map(c -> Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT))
                        .toList())
                .isEqualTo(List.of(forms.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"नमस्ते", "हिन्दी", "ক্ষমা", "ક્ષત્રિય"})
    void composesTheConjunctsOfIndia(String text) {
        OutlineRun run = fallback.run(text, false);
        assertThat(run.shapes()).isNotEmpty().hasSizeLessThan(text.length());
    }

    @Test
    void setsAMarkOverItsLetterAndAnotherOverTheMark() {
        OutlineRun one = fallback.run("x\u0302", false);
        OutlineRun two = fallback.run("x\u0302\u0302", false);
        assertThat(one.width()).isEqualTo(fallback.run("x", false).width());
        assertThat(one.shapes()).hasSize(2);
        assertThat(two.shapes().get(2).y()).isGreaterThan(two.shapes().get(1).y());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ก้", "ש\u05B8", "é", "😀", "★", "𝄞", "Հ", "ລ", "አ", "ქ"})
    void showsClustersOfItsFonts(String cluster) {
        assertThat(TextRuns.clusters(cluster)).containsExactly(cluster);
        assertThat(runs.showable(cluster)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"🎤", "த", "ក", "ဈ", "漢", "漢\u0301", "ܐ", "\uE000"})
    void refusesClustersWithoutAGlyphOrWithWrongShaping(String cluster) {
        assertThat(runs.showable(cluster)).isFalse();
    }
}
