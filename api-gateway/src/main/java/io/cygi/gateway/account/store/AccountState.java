package io.cygi.gateway.account.store;

import io.cygi.gateway.account.Account;

/** The state of a stored account. */
public enum AccountState {
    /** It may be used. */
    ACTIVE(Account.Status.ACTIVE),
    /** An admin has locked it. */
    LOCKED(Account.Status.LOCKED),
    /** Its erasure is under way. It may not be used meanwhile, so outside it counts as locked. */
    ERASING(Account.Status.LOCKED),
    /** Its personal data is gone. */
    ERASED(Account.Status.ERASED);

    private final Account.Status status;

    AccountState(Account.Status status) {
        this.status = status;
    }

    /** {@return the state as it is shown} */
    public Account.Status status() {
        return status;
    }
}
