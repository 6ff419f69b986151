package io.cygi.query.seat;

/**
 * The version of a concert's seat map.
 *
 * @param concertId the concert's id
 * @param version the version of its seat map
 */
public record SeatMapVersion(String concertId, long version) {}
