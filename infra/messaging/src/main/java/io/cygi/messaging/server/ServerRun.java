package io.cygi.messaging.server;

/**
 * A run of a database server, from its start to its end.
 *
 * @param identity the server's name, port and number, and what it has chosen by chance at its start
 * @param startedAtSeconds when it started, by its own clock, in seconds since 1970; exact to a second or two
 */
record ServerRun(String identity, long startedAtSeconds) {

    private static final long START_TOLERANCE_SECONDS = 2;

    /** {@return whether the other is the same run} @param other as another connection has seen it */
    boolean sameAs(ServerRun other) {
        return identity.equals(other.identity)
                && Math.abs(startedAtSeconds - other.startedAtSeconds) <= START_TOLERANCE_SECONDS;
    }
}
