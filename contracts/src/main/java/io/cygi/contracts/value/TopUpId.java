package io.cygi.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.cygi.contracts.text.Forms;

/**
 * A top-up's identifier, {@code top-up/{accountId}/{uuid}}. In the HTTP API it is written {@code {accountId}.{uuid}},
 * because a path segment cannot hold a slash.
 *
 * @param accountId the account whose wallet is credited
 * @param uuid a UUID in lower case
 */
public record TopUpId(AccountId accountId, String uuid) {

    private static final String PREFIX = "top-up/";
    private static final char INFIX = '/';
    private static final char HANDLE_INFIX = '.';

    /** Checks the form. */
    public TopUpId {
        if (!Forms.isUuid(uuid)) {
            throw new IllegalArgumentException("a top-up id ends with a UUID in lower case");
        }
    }

    /** {@return the identifier that the text stands for} @param text {@code top-up/{accountId}/{uuid}} */
    @JsonCreator
    public static TopUpId parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a top-up id");
        }
        return of(text.substring(PREFIX.length()), INFIX);
    }

    /** {@return the identifier that the handle stands for} @param handle {@code {accountId}.{uuid}} */
    public static TopUpId ofHandle(String handle) {
        return of(handle, HANDLE_INFIX);
    }

    private static TopUpId of(String text, char infix) {
        int at = text.indexOf(infix);
        if (at < 0) {
            throw new IllegalArgumentException("not a top-up id");
        }
        return new TopUpId(new AccountId(text.substring(0, at)), text.substring(at + 1));
    }

    /** {@return the form that fits in a URL, {@code {accountId}.{uuid}}} */
    public String handle() {
        return accountId.value() + HANDLE_INFIX + uuid;
    }

    /** {@return the wallet that is credited} */
    public WalletId walletId() {
        return new WalletId(accountId);
    }

    /** {@return the allowance that bounds the account's top-ups} */
    public TopUpAllowanceId allowanceId() {
        return new TopUpAllowanceId(accountId);
    }

    @JsonValue
    @Override
    public String toString() {
        return PREFIX + accountId + INFIX + uuid;
    }
}
