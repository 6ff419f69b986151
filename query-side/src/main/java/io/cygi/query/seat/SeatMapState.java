package io.cygi.query.seat;

import io.cygi.contracts.concert.Section;
import java.util.List;

/**
 * A seat map without its seats.
 *
 * @param version of the map
 * @param sections its layout
 */
public record SeatMapState(long version, List<Section> sections) {}
