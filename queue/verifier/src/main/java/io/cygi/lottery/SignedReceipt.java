package io.cygi.lottery;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * A signed receipt, as its holder shows it.
 *
 * @param receipt the receipt, which counts only if it {@link #isSignedWith is signed}
 * @param way the way from the receipt to the root, see {@link ReceiptSigner}
 * @param signature the signature of the root
 */
public record SignedReceipt(Receipt receipt, String way, String signature) {

    /** Most steps of a way. Forty steps lead through a tree of more receipts than there will ever be. */
    private static final int STEPS_MAX = 40;

    private static final int PARTS = 8;

    /**
     * {@return the receipt of a line} Its signature is not checked yet.
     *
     * @param line the line that {@link ReceiptSigner#sign} returned
     * @throws IllegalArgumentException if the line is no receipt
     */
    public static SignedReceipt parse(String line) {
        String[] parts = line.strip().split(" ", -1);
        if (parts.length != PARTS || !parts[0].equals("cygi-receipt-1")) {
            throw new IllegalArgumentException("not a receipt");
        }
        try {
            Receipt receipt = new Receipt(
                    parts[1], TicketIds.parse(parts[2]), Long.parseLong(parts[3]), Instant.parse(parts[4]), parts[5]);
            if (!line.strip().startsWith(receipt.text() + ' ')) {
                throw new IllegalArgumentException("not a receipt");
            }
            return new SignedReceipt(receipt, parts[6], parts[7]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a receipt", e);
        }
    }

    /** {@return whether this key has signed the receipt} */
    public boolean isSignedWith(LotteryPublicKey key) {
        byte[] hash = ReceiptSigner.leaf(receipt.text());
        String[] steps = way.equals("-") ? new String[0] : way.split(",", -1);
        if (steps.length > STEPS_MAX) {
            return false;
        }
        for (String step : steps) {
            if (!step.matches("[lr][A-Za-z0-9_-]{43}")) {
                return false;
            }
            byte[] neighbour = Crypto.decode(step.substring(1));
            hash = step.charAt(0) == 'l' ? ReceiptSigner.node(neighbour, hash) : ReceiptSigner.node(hash, neighbour);
        }
        return key.signed(ReceiptSigner.signedText(hash), signature);
    }
}
