package io.cygi.query.seat.map;

import io.cygi.contracts.value.ConcertId;
import io.cygi.query.seat.layout.SeatLayout;
import io.cygi.query.seat.map.LiveSeatMap.MissedChanges;
import io.cygi.query.seat.projection.SeatMapRowRepository;
import io.cygi.query.seat.projection.SeatRowRepository;
import java.util.Objects;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Reads seat maps and their missed changes, each with a version of the same moment. */
class SeatMapReader {

    private static final int MISSED_MAX = 10_000;

    private final SeatMapRowRepository maps;
    private final SeatRowRepository seats;
    private final JsonMapper json;
    private final TransactionTemplate snapshot;

    SeatMapReader(
            SeatMapRowRepository maps,
            SeatRowRepository seats,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.maps = maps;
        this.seats = seats;
        this.json = json;
        // The version and the seats are read by two statements and have to be of one moment.
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** {@return the version of the map, or nothing if there is none} @param concertId the concert's id */
    Optional<Long> version(ConcertId concertId) {
        return maps.version(concertId.value());
    }

    /** {@return the map, or nothing if there is none} @param concertId the concert's id */
    Optional<LiveSeatMap> map(ConcertId concertId) {
        String id = concertId.value();
        return Objects.requireNonNull(snapshot.execute(transaction -> maps.state(id)
                .map(map -> new LiveSeatMap(
                        new SeatLayout(concertId, map.sections(), json), map.version(), seats.mapped(id)))));
    }

    /**
     * {@return the changes that a map has missed, or nothing if they are too many or if the layout has changed}
     *
     * @param concertId the concert's id
     * @param map the map of the concert
     * @param version the version that the map has
     */
    Optional<MissedChanges> missed(String concertId, LiveSeatMap map, long version) {
        return Objects.requireNonNull(snapshot.execute(transaction -> maps.state(concertId)
                .filter(now -> now.version() >= version
                        && now.sections().equals(map.layout().sections()))
                .map(now ->
                        new MissedChanges(now.version(), seats.changedAfter(concertId, version, Limit.of(MISSED_MAX))))
                .filter(missed -> missed.changes().size() < MISSED_MAX)));
    }
}
