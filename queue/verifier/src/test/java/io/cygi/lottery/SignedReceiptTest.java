package io.cygi.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedReceiptTest {

    private static final UUID TICKET = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final Receipt RECEIPT = Lobbies.receipt(TICKET, 7);
    private static final String STEP = "A".repeat(43);

    private static String line() {
        return ReceiptSigner.sign(Lobbies.KEY, List.of(RECEIPT)).getFirst();
    }

    @Test
    void isOneLineOfEightParts() {
        assertThat(line())
                .startsWith("cygi-receipt-1 " + Lobbies.ROOM + ' ' + TICKET + " 7 2026-05-01T10:00:07Z "
                        + Lobbies.SEED.commitment() + " - ");
        SignedReceipt signed = SignedReceipt.parse("  " + line() + "\n");
        assertThat(signed.receipt()).isEqualTo(RECEIPT);
        assertThat(signed.way()).isEqualTo("-");
        assertThat(signed.isSignedWith(Lobbies.KEY.published())).isTrue();
    }

    @Test
    void refusesOtherTexts() {
        String line = line();
        for (String other : List.of(
                "",
                line + " more",
                line.substring(0, line.lastIndexOf(' ')),
                line.replace("cygi-receipt-1", "cygi-receipt-2"),
                line.replace(" 7 ", " 07 "),
                line.replace(" 7 ", " seven "),
                line.replace("2026-05-01T10:00:07Z", "2026-05-01T10:00:07.000Z"),
                line.replace("2026-05-01T10:00:07Z", "yesterday"),
                line.replace(TICKET.toString(), TICKET.toString().replace("de", "DE")))) {
            assertThatThrownBy(() -> SignedReceipt.parse(other)).as(other).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "l", "r", ",", "-,-", ""})
    void isNotSignedIfItsPathIsMalformed(String way) {
        SignedReceipt signed = SignedReceipt.parse(line());

        assertThat(new SignedReceipt(RECEIPT, way, signed.signature()).isSignedWith(Lobbies.KEY.published()))
                .isFalse();
    }

    /** A tree with paths of forty steps; only the path of the first receipt is computed. */
    @Test
    void hasAPathOfFortyStepsAtMost() {
        for (int steps : List.of(40, 41)) {
            List<String> way = new ArrayList<>();
            byte[] hash = ReceiptSigner.leaf(RECEIPT.text());
            for (int i = 0; i < steps; i++) {
                way.add("r" + STEP);
                hash = ReceiptSigner.node(hash, Crypto.decode(STEP));
            }
            String signature = Lobbies.KEY.sign(ReceiptSigner.signedText(hash));
            SignedReceipt signed = new SignedReceipt(RECEIPT, String.join(",", way), signature);

            assertThat(signed.isSignedWith(Lobbies.KEY.published()))
                    .as("%d steps", steps)
                    .isEqualTo(steps == 40);
        }
    }
}
