package io.cygi.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cygi.contracts.value.SeatNumber;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\n",
                "\u00A0",
                "\u00AD",
                "\u034F",
                "\u0301",
                "\u061C",
                "\u115F\u1160",
                "\u17B4\u17B5",
                "\u180E\u180B",
                "\u2003\u3000",
                "\u200B\u200C\u200D\u200E\u200F",
                "\u2028\u2029",
                "\u202E",
                "\u2060\u2064",
                "\u2800",
                "\u3164",
                "\uE000",
                "\uFE0F",
                "\uFEFF",
                "\uFFA0",
                "\uFFFE",
                "\uDB40\uDC41\uDB40\uDC7F",
                "\uDB40\uDD00",
                " \u3164\u200B\u00A0\u2800\uFE0F "
            })
    void isNotVisibleWithoutAVisibleCharacter(String text) {
        assertThat(UnicodeText.visible(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "가", ".", "\u3164a", "❤\uFE0F", "🏴\uDB40\uDC67\uDB40\uDC7F", "\u200Fשלום", "e\u0301", "½"})
    void isVisibleWithOneVisibleCharacter(String text) {
        assertThat(UnicodeText.visible(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "' a b ', 'a b'",
        "'\u3164\u200Ba\u2800\uFEFF', a",
        "'\t\na\u00A0\u3000', a",
        "'❤\uFE0F ', '❤\uFE0F'",
        "'🏴\uDB40\uDC67\uDB40\uDC7F', '🏴\uDB40\uDC67\uDB40\uDC7F'",
        "'a\u200Db', 'a\u200Db'",
        "' \u200B', ''"
    })
    void losesInvisibleCharactersAtItsEdges(String text, String trimmed) {
        assertThat(UnicodeText.trimmed(text)).isEqualTo(trimmed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"한국 재즈", "Á la carte", "ﬁ Å ệ", "plain", "שָׁלוֹם", "がぎぐ"})
    void isTheSameInEveryFormThatLooksTheSame(String text) {
        String expected = Normalizer.normalize(text, Normalizer.Form.NFC);
        assertThat(UnicodeText.normalized(text)).isEqualTo(expected);
        assertThat(UnicodeText.normalized(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001Fb", "a\u0085b", "a\u202Eb", "a\u2066b", "a\uFFFFb", "a\uFDD0b"})
    void isNotPlainWithCharactersThatChangeTheTextAroundThem(String text) {
        assertThat(UnicodeText.plain(text, false)).isFalse();
        assertThat(UnicodeText.plain(text, true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\u2028b"})
    void hasLineBreaksOnlyIfItMayHaveSeveralLines(String text) {
        assertThat(UnicodeText.plain(text, false)).isFalse();
        assertThat(UnicodeText.plain(text, true)).isTrue();
    }

    @Test
    void namesTheSameSeatInEveryForm() {
        SeatNumber composed = SeatNumber.requested("가-1-2");
        assertThat(SeatNumber.requested("\u1100\u1161-1-2")).isEqualTo(composed).hasToString("가-1-2");
        assertThat(SeatNumber.requested("A\u0301-1-2")).isEqualTo(SeatNumber.parse("\u00C1-1-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164-1-1", "A\u3164-1-1", "\u115F-1-1", "\uFFA0A-1-1"})
    void namesNoSeatWithAnInvisibleLetter(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SeatNumber.requested(text));
    }
}
