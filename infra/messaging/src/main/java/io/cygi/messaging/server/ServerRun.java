package io.cygi.messaging.server;

/**
 * A run of a database server, from its start to its end.
 *
 * @param identity the server's name and port, which do not change in a run
 * @param start the start of the server
 */
record ServerRun(String identity, ServerStart start) {

    /** {@return whether the other run may be the same} @param other the run as another connection has seen it */
    boolean sameAs(ServerRun other) {
        return identity.equals(other.identity) && start.overlaps(other.start);
    }
}
