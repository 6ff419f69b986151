package io.cygi.lottery.verifier;

import io.cygi.lottery.LotteryPublicKey;
import io.cygi.lottery.SignedReceipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The options of the verifier.
 *
 * @param list the list's file or address
 * @param receipt the joiner's receipt
 * @param key the key that must have signed the list
 * @param earlier an earlier list's file or address
 * @param placesShownMax the most differing places that are reported one by one
 */
record VerifierOptions(
        String list,
        Optional<SignedReceipt> receipt,
        Optional<LotteryPublicKey> key,
        Optional<String> earlier,
        int placesShownMax) {

    private static final int PLACES_SHOWN_MAX = 20;

    /**
     * {@return the options, or nothing if only the help was asked for}
     *
     * @param arguments the arguments of the command
     * @throws IllegalArgumentException if they cannot be understood
     * @throws IOException if the receipt's file cannot be read
     */
    static Optional<VerifierOptions> parse(String... arguments) throws IOException {
        Optional<String> list = Optional.empty();
        Optional<SignedReceipt> receipt = Optional.empty();
        Optional<LotteryPublicKey> key = Optional.empty();
        Optional<String> earlier = Optional.empty();
        int placesShownMax = PLACES_SHOWN_MAX;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--help", "-h" -> {
                    return Optional.empty();
                }
                case "--all" -> placesShownMax = Integer.MAX_VALUE;
                case "--receipt" -> receipt = Optional.of(receipt(value(arguments, ++i)));
                case "--key" -> key = Optional.of(LotteryPublicKey.parse(value(arguments, ++i)));
                case "--earlier" -> earlier = Optional.of(value(arguments, ++i));
                default -> {
                    if (list.isPresent() || arguments[i].startsWith("--")) {
                        throw new IllegalArgumentException("cannot understand " + arguments[i]);
                    }
                    list = Optional.of(arguments[i]);
                }
            }
        }
        String wanted = list.orElseThrow(() -> new IllegalArgumentException("no list was named"));
        return Optional.of(new VerifierOptions(wanted, receipt, key, earlier, placesShownMax));
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException("a value is missing after " + arguments[index - 1]);
        }
        return arguments[index];
    }

    private static SignedReceipt receipt(String given) throws IOException {
        return SignedReceipt.parse(given.startsWith("cygi-receipt-") ? given : Files.readString(Path.of(given)));
    }
}
