package io.cygi.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A wallet's identifier, {@code wallet/{ownerId}}: every account has at most one.
 *
 * @param ownerId the fan or organizer who owns the money
 */
public record WalletId(AccountId ownerId) {

    private static final String PREFIX = "wallet/";

    /** {@return the identifier that the text stands for} @param text {@code wallet/{ownerId}} */
    @JsonCreator
    public static WalletId parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a wallet id");
        }
        return new WalletId(new AccountId(text.substring(PREFIX.length())));
    }

    @JsonValue
    @Override
    public String toString() {
        return PREFIX + ownerId;
    }
}
