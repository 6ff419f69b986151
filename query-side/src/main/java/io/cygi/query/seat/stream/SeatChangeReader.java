package io.cygi.query.seat.stream;

import io.cygi.contracts.value.ConcertId;
import io.cygi.query.seat.SeatChange;
import io.cygi.query.seat.projection.SeatChangeRowRepository;
import io.cygi.query.seat.projection.SeatMapRowRepository;
import io.cygi.query.seat.projection.SeatRowRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Limit;

/** Reads the changes of seats, a page at a time. */
class SeatChangeReader {

    /** Most changes that are read at once. */
    static final int PAGE = 500;

    private final SeatMapRowRepository maps;
    private final SeatRowRepository seats;
    private final SeatChangeRowRepository changes;

    SeatChangeReader(SeatMapRowRepository maps, SeatRowRepository seats, SeatChangeRowRepository changes) {
        this.maps = maps;
        this.seats = seats;
        this.changes = changes;
    }

    /**
     * {@return the current version of the concert's seat map, 0 if there is none}
     *
     * @param concertId the concert's id
     */
    long version(ConcertId concertId) {
        return maps.version(concertId.value()).orElse(0L);
    }

    /** {@return the current versions of the seat maps that exist} @param concertIds the concerts' ids */
    Map<String, Long> versions(Collection<String> concertIds) {
        Map<String, Long> versions = new HashMap<>();
        maps.versions(concertIds).forEach(map -> versions.put(map.concertId(), map.version()));
        return versions;
    }

    /**
     * {@return the next changes after a recent version}
     *
     * @param concertId the concert's id
     * @param version the version
     */
    List<SeatChange> after(ConcertId concertId, long version) {
        return changes.from(concertId.value(), version + 1, Limit.of(PAGE));
    }

    /**
     * {@return the next changes for a client that has seen everything up to a version} If that change is still kept,
     * these are the changes that follow it. Otherwise they are the seats that have changed since, each once.
     *
     * @param concertId the concert's id
     * @param version the last version that the client has seen
     */
    List<SeatChange> missed(ConcertId concertId, long version) {
        List<SeatChange> kept = changes.from(concertId.value(), version, Limit.of(PAGE + 1));
        if (!kept.isEmpty() && kept.getFirst().version() == version) {
            return kept.subList(1, kept.size());
        }
        return seats.changedAfter(concertId.value(), version, Limit.of(PAGE));
    }
}
