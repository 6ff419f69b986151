package io.cygi.gateway.account;

/** A role of an account. */
public enum Role {
    /** Books tickets. */
    FAN,
    /** Publishes concerts and receives payouts. */
    ORGANIZER,
    /** Runs the platform. */
    ADMIN
}
