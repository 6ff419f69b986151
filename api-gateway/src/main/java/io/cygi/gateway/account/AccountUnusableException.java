package io.cygi.gateway.account;

import io.cygi.contracts.value.AccountId;
import org.jspecify.annotations.Nullable;

/** Thrown if an account is locked or erased. */
public final class AccountUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable AccountId accountId;

    /** Creates the exception without the account's identifier. */
    public AccountUnusableException() {
        this(null);
    }

    /** Creates the exception. @param accountId the account's identifier, null if it is not known */
    public AccountUnusableException(@Nullable AccountId accountId) {
        super("The account is locked or erased.");
        this.accountId = accountId;
    }

    /** {@return the account's identifier, null if it is not known} */
    public @Nullable AccountId accountId() {
        return accountId;
    }
}
