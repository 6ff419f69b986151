package io.cygi.query.seat;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** How many seats are held or sold. */
public class SeatCounts {

    private final SeatMapRows maps;

    SeatCounts(SeatMapRows maps) {
        this.maps = maps;
    }

    /** {@return how many are taken, for concerts that have seats} @param concertIds which concerts, a page of them */
    public Map<String, Integer> takenByConcert(Collection<String> concertIds) {
        return concertIds.isEmpty()
                ? Map.of()
                : maps.taken(concertIds).stream().collect(Collectors.toMap(MapTaken::concertId, MapTaken::seatsTaken));
    }

    /** {@return how many are taken, for sections where any were} @param concertId which concert */
    public Map<String, Integer> takenBySection(String concertId) {
        return maps.findById(concertId).map(SeatMapRow::taken).orElse(Map.of());
    }
}
