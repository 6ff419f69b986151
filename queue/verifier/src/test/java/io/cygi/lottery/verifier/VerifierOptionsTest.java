package io.cygi.lottery.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.lottery.Lobbies;
import io.cygi.lottery.ReceiptSigner;
import io.cygi.lottery.SignedReceipt;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifierOptionsTest {

    private static final String RECEIPT = ReceiptSigner.sign(
                    Lobbies.KEY, List.of(Lobbies.receipt(Lobbies.tickets(1).getFirst(), 0)))
            .getFirst();

    @Test
    void needOnlyTheList() throws IOException {
        assertThat(VerifierOptions.parse("list.txt"))
                .contains(new VerifierOptions("list.txt", Optional.empty(), Optional.empty(), Optional.empty(), 20));
    }

    @Test
    void mayBeBeforeOrAfterTheList() throws IOException {
        VerifierOptions expected = new VerifierOptions(
                "list.txt",
                Optional.of(SignedReceipt.parse(RECEIPT)),
                Optional.of(Lobbies.KEY.published()),
                Optional.of("earlier.txt"),
                Integer.MAX_VALUE);
        String key = Lobbies.KEY.published().toString();

        assertThat(VerifierOptions.parse(
                        "--receipt", RECEIPT, "--key", key, "list.txt", "--earlier", "earlier.txt", "--all"))
                .contains(expected);
        assertThat(VerifierOptions.parse(
                        "list.txt", "--all", "--earlier", "earlier.txt", "--key", key, "--receipt", RECEIPT))
                .contains(expected);
    }

    @Test
    void askForHelp() throws IOException {
        assertThat(VerifierOptions.parse("--help")).isEmpty();
        assertThat(VerifierOptions.parse("list.txt", "-h")).isEmpty();
    }

    @Test
    void areRefusedIfUnknown() {
        assertRefused("no list was named");
        assertRefused("no list was named", "--all");
        assertRefused("cannot understand two.txt", "one.txt", "two.txt");
        assertRefused("cannot understand --al", "--al");
        assertRefused("a value is missing after --earlier", "list.txt", "--earlier");
    }

    private static void assertRefused(String message, String... arguments) {
        assertThatThrownBy(() -> VerifierOptions.parse(arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
