package io.cygi.query.time;

import java.time.Instant;

/**
 * The time of the server.
 *
 * @param epochMillis milliseconds since 1970
 * @param at the same in words
 */
record ServerTimeBody(long epochMillis, Instant at) {}
