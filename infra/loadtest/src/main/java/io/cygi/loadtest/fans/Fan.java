package io.cygi.loadtest.fans;

/**
 * Somebody who books.
 *
 * @param name of the account
 * @param token that shows who it is
 * @param issuedAtNanos when the token was issued
 */
public record Fan(String name, String token, long issuedAtNanos) {

    /** What a fan's wallet opens with, in won. */
    public static final long OPENING_BALANCE = 10_000_000;
}
