package io.cygi.gateway.account;

/** What an account may do. */
public enum Role {
    /** Books tickets. */
    FAN,
    /** Publishes concerts and receives payouts. */
    ORGANIZER,
    /** Runs the platform. */
    ADMIN
}
