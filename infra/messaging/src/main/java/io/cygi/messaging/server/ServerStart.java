package io.cygi.messaging.server;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * The start of a database server by its own clock, in seconds since 1970. The measurement gives an interval that
 * contains it: the server tells its uptime between two readings of its clock, and a pause of the client between them
 * makes the interval wider.
 *
 * @param from the earliest second
 * @param until the latest second
 */
record ServerStart(long from, long until) {

    /**
     * The widest interval that is accepted, in seconds. A wider one could overlap the interval of another start, and is
     * measured again.
     */
    private static final long WIDTH_SECONDS_MAX = 1;

    private static final int MEASUREMENTS_MAX = 5;

    /** Asks the server for its clock and its uptime. */
    interface Probe {

        /** {@return the server's time in seconds since 1970} */
        long now() throws SQLException;

        /** {@return the server's uptime in seconds} */
        long uptime() throws SQLException;
    }

    /**
     * {@return the measured start of the server}
     *
     * @param probe asks the server
     * @throws SQLException if the server does not answer, or if the client was paused or the clock set in each
     *     measurement
     */
    static ServerStart measure(Probe probe) throws SQLException {
        for (int measurement = 0; measurement < MEASUREMENTS_MAX; measurement++) {
            long before = probe.now();
            long uptime = probe.uptime();
            long after = probe.now();
            if (after >= before && after - before <= WIDTH_SECONDS_MAX) {
                return new ServerStart(before - uptime, after - uptime);
            }
        }
        throw new SQLTransientConnectionException("The start of the database server could not be measured.");
    }

    /** {@return whether both may be the same start} @param other the start as another connection has measured it */
    boolean overlaps(ServerStart other) {
        return from <= other.until && other.from <= until;
    }
}
