package io.cygi.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptSignerTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 100, 257})
    void signsAllOfABatchAtOnce(int count) {
        List<Receipt> receipts = receipts(count);
        List<String> lines = ReceiptSigner.sign(Lobbies.KEY, receipts);
        assertThat(lines).hasSize(count);
        for (int i = 0; i < count; i++) {
            SignedReceipt signed = SignedReceipt.parse(lines.get(i));
            assertThat(signed.receipt()).isEqualTo(receipts.get(i));
            assertThat(signed.isSignedWith(Lobbies.KEY.published())).isTrue();
        }
        assertThat(lines)
                .map(line -> line.substring(line.lastIndexOf(' ')))
                .containsOnly(lines.getFirst().substring(lines.getFirst().lastIndexOf(' ')));
    }

    @Test
    void refusesEveryChangedCharacter() {
        String line = ReceiptSigner.sign(Lobbies.KEY, receipts(3)).get(1);
        for (int i = 0; i < line.length(); i++) {
            char other = line.charAt(i) == '1' ? '2' : '1';
            String changed = line.substring(0, i) + other + line.substring(i + 1);
            assertThat(isGenuine(changed)).as(changed).isFalse();
        }
        assertThat(isGenuine(line)).isTrue();
    }

    @Test
    void refusesAnotherKeysReceiptAndOneWithoutSignature() {
        String line = ReceiptSigner.sign(Lobbies.key(), receipts(1)).getFirst();
        assertThat(isGenuine(line)).isFalse();
        assertThat(isGenuine(line.substring(0, line.lastIndexOf(' ') + 1))).isFalse();
        assertThat(isGenuine("")).isFalse();
    }

    @Test
    void refusesAWayWithoutEnd() {
        String[] parts = ReceiptSigner.sign(Lobbies.KEY, receipts(2)).getFirst().split(" ");
        parts[6] = "l" + "A".repeat(43) + (",l" + "A".repeat(43)).repeat(100_000);
        assertThat(isGenuine(String.join(" ", parts))).isFalse();
    }

    @Test
    void hasTheSameKeyWhereverItsSecretIsKnown() {
        LotterySigningKey present = LotterySigningKey.derive(new byte[32]);
        LotterySigningKey there = LotterySigningKey.derive(new byte[32]);
        assertThat(there.published()).isEqualTo(present.published());
        assertThat(ReceiptSigner.sign(there, receipts(3))).isEqualTo(ReceiptSigner.sign(present, receipts(3)));
        assertThat(Lobbies.key().published()).isNotEqualTo(present.published());
        assertThat(LotteryPublicKey.parse(present.published().toString())).isEqualTo(present.published());
        assertThatThrownBy(() -> LotterySigningKey.derive(new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LotteryPublicKey.parse("nonsense")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Receipt> receipts(int count) {
        List<Receipt> receipts = new ArrayList<>();
        for (UUID ticket : Lobbies.tickets(count)) {
            receipts.add(Lobbies.receipt(ticket, receipts.size()));
        }
        return receipts;
    }

    private static boolean isGenuine(String line) {
        try {
            return SignedReceipt.parse(line).isSignedWith(Lobbies.KEY.published());
        } catch (IllegalArgumentException e) {
            // This text is no receipt.
            return false;
        }
    }
}
