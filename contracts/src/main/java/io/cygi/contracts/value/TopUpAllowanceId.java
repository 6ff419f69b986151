package io.cygi.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The identifier of an account's top-up allowance, {@code top-up-allowance/{accountId}}.
 *
 * @param accountId the account
 */
public record TopUpAllowanceId(AccountId accountId) {

    private static final String PREFIX = "top-up-allowance/";

    /** {@return the identifier that the text stands for} @param text {@code top-up-allowance/{accountId}} */
    @JsonCreator
    public static TopUpAllowanceId parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a top-up allowance id");
        }
        return new TopUpAllowanceId(new AccountId(text.substring(PREFIX.length())));
    }

    @JsonValue
    @Override
    public String toString() {
        return PREFIX + accountId;
    }
}
