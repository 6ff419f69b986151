package io.cygi.lottery.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.lottery.Lobbies;
import io.cygi.lottery.LobbyList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LobbyListReaderTest {

    private static final LobbyList LIST = Lobbies.opened(Lobbies.tickets(3));
    private static final String TEXT = Lobbies.text(LIST);

    private static LobbyList read(String text) throws IOException {
        return LobbyListReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void assertMalformed(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(LobbyListReader.MalformedListException.class)
                .hasMessageContaining(message);
    }

    @Test
    void readsAPublishedList() throws IOException {
        LobbyList sealed = Lobbies.sealed(Lobbies.tickets(3));
        LobbyList empty = Lobbies.opened(List.of());

        assertThat(read(TEXT)).isEqualTo(LIST);
        assertThat(read(Lobbies.text(sealed))).isEqualTo(sealed);
        assertThat(read(Lobbies.text(empty))).isEqualTo(empty);
    }

    @ParameterizedTest
    @CsvSource({
        "room, 2",
        "opened, 3",
        "closed, 4",
        "end, 5",
        "commitment, 6",
        "count, 7",
        "tickets, 8",
        "key, 9",
        "signature, 10",
        "seed, 11"
    })
    void namesTheLineThatIsMissing(String name, int line) {
        assertMalformed(
                TEXT.replaceFirst("\n" + name + " ", "\nx" + name + " "),
                "Line " + line + ": expected \"" + name + "\" and a value.");
    }

    @Test
    void requiresAnEmptyLineBeforeTheTickets() {
        assertMalformed(TEXT.replace("\n\n", "\n"), "Line 12: an empty line stands before the tickets.");
    }

    @Test
    void requiresPlacesInOrderOrDashesInASealedList() {
        assertMalformed(TEXT.replace("\n2 ", "\n3 "), "Line 14: expected \"2 \" and a ticket.");
        assertMalformed(TEXT.replace("\n2 ", "\n2"), "Line 14: expected \"2 \" and a ticket.");
        assertMalformed(Lobbies.text(Lobbies.sealed(Lobbies.tickets(3))).replace("\n- ", "\n1 "), "expected \"- \"");
    }

    @Test
    void namesTheLineAtWhichTheListIsCutOff() {
        assertMalformed(TEXT.substring(0, TEXT.length() - 1), "Line 15: the list ends in the middle.");
        assertMalformed(TEXT.substring(0, TEXT.indexOf("seed ")), "Line 11: the list ends in the middle.");
    }

    @Test
    void refusesAMalformedTime() {
        assertMalformed(TEXT.replace("opened 2026", "opened x2026"), "Line 3: ");
    }

    @Test
    void acceptsOnlyLinesOfUpToThreeHundredPrintableCharacters() throws IOException {
        UUID last = LIST.tickets().getLast();
        String longest = TEXT.replaceFirst("signature [^\n]*", "signature " + "~".repeat(290));
        assertThat(read(longest).signature()).hasSize(290);
        assertThat(read(TEXT.replaceFirst("signature [^\n]*", "signature a b")).signature())
                .isEqualTo("a b");

        String message = "a line is at most 300 printable characters of ASCII";
        assertMalformed(TEXT.replaceFirst("signature [^\n]*", "signature " + "~".repeat(291)), message);
        assertMalformed(TEXT.replace(last.toString(), last + "\u007f"), message);
        assertMalformed(TEXT.replace(last.toString(), last + "\u001f"), message);
        assertMalformed(TEXT.replace(last.toString(), last + "\r"), message);
    }
}
