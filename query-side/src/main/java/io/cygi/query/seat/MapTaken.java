package io.cygi.query.seat;

/**
 * How many seats of a concert are held or sold.
 *
 * @param concertId the concert
 * @param seatsTaken how many
 */
record MapTaken(String concertId, int seatsTaken) {}
