package io.cygi.query.time;

import java.time.Instant;

/**
 * The time of the server.
 *
 * @param epochMillis milliseconds since 1970
 * @param at the same time as text
 */
record ServerTimeBody(long epochMillis, Instant at) {}
