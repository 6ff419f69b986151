package io.cygi.query.seat;

import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.seat.SeatEvent;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.projection.Changes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;

/**
 * Keeps the seats. An event counts once, by the seat's sequence number, and counters follow what a seat really was and
 * is. The position in the event stream would not do for either: events of a transaction that commits late share the
 * position of those that overtook it. This processor alone writes the versions, so their order is that of its commits.
 */
@ProcessingGroup(SeatProjection.GROUP)
class SeatProjection {

    static final String GROUP = "query-seats";

    /** Under this key is told that all seats are forgotten, to be learnt again. */
    static final String RESET = GROUP + "/reset";

    private final EntityManager entities;
    private final Changes changes;
    private final Clock clock;

    SeatProjection(EntityManager entities, Changes changes, Clock clock) {
        this.entities = entities;
        this.changes = changes;
        this.clock = clock;
    }

    /** {@return the key under which changes of a concert's seats are told} @param concertId which concert */
    static String key(ConcertId concertId) {
        return GROUP + ":" + concertId;
    }

    @EventHandler
    void on(ConcertScheduled event, @SequenceNumber long sequence) {
        if (entities.find(SeatMapRow.class, event.concertId().value()) == null) {
            entities.persist(new SeatMapRow(event.concertId(), event.details().sections(), sequence));
            changes.changed(key(event.concertId()));
        }
    }

    @EventHandler
    void on(ConcertChanged event, @SequenceNumber long sequence) {
        map(event.concertId()).arrange(event.details().sections(), sequence);
        changes.changed(key(event.concertId()));
    }

    @EventHandler
    void on(SeatEvent event, @SequenceNumber long sequence) {
        SeatMapRow map = map(event.concertId());
        SeatKey key = new SeatKey(event.concertId().value(), event.seat().toString());
        SeatRow known = entities.find(SeatRow.class, key);
        SeatRow seat = known == null ? new SeatRow(key) : known;
        if (seat.applied(sequence)) {
            return;
        }
        SeatStatus now = SeatStatus.after(event);
        long version =
                map.change(event.seat().section(), now.taken() - seat.status().taken());
        seat.become(now, sequence, version);
        if (known == null) {
            entities.persist(seat);
        }
        entities.persist(
                new SeatChangeRow(new SeatChangeKey(key.concertId(), version), key.seat(), now, clock.instant()));
        changes.changed(key(event.concertId()));
    }

    @ResetHandler
    void reset() {
        changes.changed(RESET);
        entities.createQuery("delete from SeatChangeRow").executeUpdate();
        entities.createQuery("delete from SeatRow").executeUpdate();
        entities.createQuery("delete from SeatMapRow").executeUpdate();
    }

    private SeatMapRow map(ConcertId concertId) {
        SeatMapRow map = entities.find(SeatMapRow.class, concertId.value());
        if (map == null) {
            throw new IllegalStateException("seats change of a concert that was never scheduled");
        }
        return map;
    }
}
