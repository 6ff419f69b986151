package io.cygi.loadtest.room;

import io.cygi.loadtest.fans.Fan;

/**
 * A fan in the line. Times are this machine's, which the platform shares.
 *
 * @param fan the fan
 * @param ticket the address of the ticket
 * @param offset the place
 * @param sentNanos when the fan asked to join
 * @param answeredNanos when the fan had the ticket
 */
record Waiter(Fan fan, String ticket, int offset, long sentNanos, long answeredNanos) {}
