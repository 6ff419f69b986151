package io.cygi.query.seat;

import io.cygi.contracts.concert.Section;
import java.util.List;

/**
 * A seat map without its seats.
 *
 * @param version the version of the map
 * @param sections the sections of the map
 */
public record SeatMapState(long version, List<Section> sections) {}
