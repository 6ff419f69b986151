package io.cygi.gateway.account.store;

import io.cygi.gateway.account.Account;

/** State of a stored account. */
public enum AccountState {
    /** The account may be used. */
    ACTIVE(Account.Status.ACTIVE),
    /** An admin has locked the account. */
    LOCKED(Account.Status.LOCKED),
    /** The erasure of the account is under way. The account may not be used, and callers see it as locked. */
    ERASING(Account.Status.LOCKED),
    /** The account's personal data is gone. */
    ERASED(Account.Status.ERASED);

    private final Account.Status status;

    AccountState(Account.Status status) {
        this.status = status;
    }

    /** {@return the status that callers see} */
    public Account.Status status() {
        return status;
    }
}
