package io.cygi.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
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

    /** The tree is part of the published form: others write programs that check receipts. */
    @Test
    void signsTheRootOfTheDocumentedTree() throws GeneralSecurityException {
        List<String> lines = ReceiptSigner.sign(Lobbies.KEY, receipts(2));
        String[] texts = lines.stream()
                .map(line -> line.substring(0, line.indexOf(' ', line.indexOf(Lobbies.SEED.commitment()))))
                .toArray(String[]::new);
        byte[] left = sha256(new byte[] {0}, texts[0].getBytes(StandardCharsets.UTF_8));
        byte[] right = sha256(new byte[] {0}, texts[1].getBytes(StandardCharsets.UTF_8));
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String root = base64.encodeToString(sha256(new byte[] {1}, left, right));

        assertThat(lines.get(0)).startsWith(texts[0] + " r" + base64.encodeToString(right) + ' ');
        assertThat(lines.get(1)).startsWith(texts[1] + " l" + base64.encodeToString(left) + ' ');
        String signature = lines.get(0).substring(lines.get(0).lastIndexOf(' ') + 1);
        assertThat(Lobbies.KEY.published().signed("cygi-receipts-1 " + root, signature))
                .isTrue();
    }

    private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
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
    void refusesAnEndlessPathToTheRoot() {
        String[] parts = ReceiptSigner.sign(Lobbies.KEY, receipts(2)).getFirst().split(" ");
        parts[6] = "l" + "A".repeat(43) + (",l" + "A".repeat(43)).repeat(100_000);
        assertThat(isGenuine(String.join(" ", parts))).isFalse();
    }

    @Test
    void derivesTheSameKeyFromTheSameSecret() {
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
