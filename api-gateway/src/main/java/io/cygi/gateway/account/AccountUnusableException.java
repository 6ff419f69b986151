package io.cygi.gateway.account;

import io.cygi.contracts.value.AccountId;
import org.jspecify.annotations.Nullable;

/** The account is locked or erased. */
public final class AccountUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable AccountId accountId;

    /** An exception without personal data. */
    public AccountUnusableException() {
        this(null);
    }

    /** @param accountId which account, null where it is not known */
    public AccountUnusableException(@Nullable AccountId accountId) {
        super("The account is locked or erased.");
        this.accountId = accountId;
    }

    /** {@return which account, null where it is not known} */
    public @Nullable AccountId accountId() {
        return accountId;
    }
}
