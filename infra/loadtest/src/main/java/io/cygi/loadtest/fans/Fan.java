package io.cygi.loadtest.fans;

/**
 * A fan who books.
 *
 * @param name the name of the account
 * @param token the bearer token
 * @param issuedAtNanos when the token was issued
 */
public record Fan(String name, String token, long issuedAtNanos) {

    /** Opening balance of a fan's wallet, in won. */
    public static final long OPENING_BALANCE = 10_000_000;
}
