package io.cygi.gateway.account;

/** The account is locked or erased. */
public final class AccountUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An exception without personal data. */
    public AccountUnusableException() {
        super("The account is locked or erased.");
    }
}
