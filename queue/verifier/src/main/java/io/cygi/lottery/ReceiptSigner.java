package io.cygi.lottery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Signs the receipts of all who joined in the same moment with one signature. An Ed25519 signature costs half a
 * millisecond of a core, which ten thousand joiners a second cannot have each; so it is made for the root of a tree of
 * hashes, and each receipt carries the hashes that lead from it to the root.
 *
 * <p>A signed receipt is one line: the {@linkplain Receipt receipt's} text, the way to the root, the signature. The way
 * is {@code -} if there is none, else {@code l} or {@code r} for the side where the neighbour stands with its hash,
 * joined by commas. A leaf is SHA-256 of a zero byte and the text, a node SHA-256 of a one byte, its left and its
 * right; whatever has no neighbour goes up as it is. Signed is {@code cygi-receipts-1}, a space and the root. Hashes
 * are in base64url.
 */
public final class ReceiptSigner {

    private ReceiptSigner() {}

    /**
     * {@return the signed receipts, one line each, in the order of the receipts}
     *
     * @param key the key that signs
     * @param receipts the receipts, at least one
     */
    public static List<String> sign(LotterySigningKey key, List<Receipt> receipts) {
        List<StringBuilder> ways = new ArrayList<>();
        List<byte[]> level = new ArrayList<>();
        for (Receipt receipt : receipts) {
            ways.add(new StringBuilder());
            level.add(leaf(receipt.text()));
        }
        for (int width = 1; level.size() > 1; width *= 2) {
            for (int i = 0; i < ways.size(); i++) {
                noteNeighbour(ways.get(i), level, i / width);
            }
            level = parents(level);
        }
        String signature = key.sign(signedText(level.getFirst()));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            String way = ways.get(i).isEmpty() ? "-" : ways.get(i).toString();
            lines.add(receipts.get(i).text() + ' ' + way + ' ' + signature);
        }
        return lines;
    }

    private static void noteNeighbour(StringBuilder way, List<byte[]> level, int position) {
        int neighbour = position ^ 1;
        if (neighbour < level.size()) {
            way.append(way.isEmpty() ? "" : ",")
                    .append(neighbour < position ? 'l' : 'r')
                    .append(Crypto.encode(level.get(neighbour)));
        }
    }

    private static List<byte[]> parents(List<byte[]> level) {
        List<byte[]> parents = new ArrayList<>();
        for (int i = 0; i < level.size(); i += 2) {
            parents.add(i + 1 < level.size() ? node(level.get(i), level.get(i + 1)) : level.get(i));
        }
        return parents;
    }

    static byte[] leaf(String text) {
        MessageDigest digest = Crypto.sha256();
        digest.update((byte) 0);
        return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = Crypto.sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    static String signedText(byte[] root) {
        return "cygi-receipts-1 " + Crypto.encode(root);
    }
}
