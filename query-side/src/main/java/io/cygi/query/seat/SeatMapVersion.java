package io.cygi.query.seat;

/**
 * How far a concert's seat map has come.
 *
 * @param concertId the concert
 * @param version of its seat map
 */
public record SeatMapVersion(String concertId, long version) {}
