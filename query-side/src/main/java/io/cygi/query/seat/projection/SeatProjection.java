package io.cygi.query.seat.projection;

import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.seat.SeatEvent;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.projection.BatchRowInserter;
import io.cygi.query.projection.BatchRowStore;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.seat.SeatStatus;
import java.time.Clock;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;

/**
 * Projects seats into rows. An event counts once, by the seat's sequence number, and counters change by the difference
 * between a seat's status before and after. The position in the event stream would serve neither purpose, because
 * events of a transaction that commits late share the position of those that overtook it. This processor alone writes
 * the versions, so their order is that of its commits.
 */
@ProcessingGroup(SeatProjection.GROUP)
public class SeatProjection {

    /** Name of the processing group, with which the keys of its changes begin. */
    public static final String GROUP = "query-seats";

    /** Prefix of the keys of changes. The concert's id follows. */
    public static final String KEY = GROUP + ":";

    /** Key of a change of all seats. Caches of seats are cleared. */
    public static final String RESET = GROUP + "/reset";

    private final BatchRowStore<String, SeatMapRow> maps;
    private final BatchRowStore<SeatKey, SeatRow> seats;
    private final BatchRowInserter<SeatChangeRow> log;
    private final ChangeNotifier notifier;
    private final Clock clock;

    SeatProjection(
            BatchRowStore<String, SeatMapRow> maps,
            BatchRowStore<SeatKey, SeatRow> seats,
            BatchRowInserter<SeatChangeRow> log,
            ChangeNotifier notifier,
            Clock clock) {
        this.maps = maps;
        this.seats = seats;
        this.log = log;
        this.notifier = notifier;
        this.clock = clock;
    }

    /** {@return the key of changes of a concert's seats} @param concertId the concert's id */
    public static String key(String concertId) {
        return KEY + concertId;
    }

    @EventHandler
    void on(ConcertScheduled event, @SequenceNumber long sequence) {
        String concertId = event.concertId().value();
        if (maps.find(concertId) == null) {
            maps.save(new SeatMapRow(concertId, event.details().withoutPlan().sections(), sequence));
        }
    }

    @EventHandler
    void on(ConcertChanged event, @SequenceNumber long sequence) {
        SeatMapRow map = map(event.concertId());
        if (!map.hasApplied(sequence)) {
            maps.save(map.withSections(event.details().withoutPlan().sections(), sequence));
        }
    }

    @EventHandler
    void on(SeatEvent event, @SequenceNumber long sequence) {
        if (!event.changesStatus()) {
            return;
        }
        SeatMapRow map = map(event.concertId());
        SeatKey key = new SeatKey(event.concertId().value(), event.seat().toString());
        SeatRow known = seats.find(key);
        SeatRow before = known == null ? SeatRow.untouched(key) : known;
        if (before.hasApplied(sequence)) {
            return;
        }
        SeatStatus now = SeatStatus.after(event);
        SeatMapRow after = map.withSeatChange(
                event.seat().section(), now.taken() - before.status().taken());
        seats.save(new SeatRow(key, sequence, now, after.version()));
        log.add(new SeatChangeRow(
                new SeatChangeKey(key.concertId(), after.version()), key.seat(), now, clock.instant()));
        maps.save(after);
    }

    @ResetHandler
    void reset() {
        notifier.notifyAfterCommit(RESET);
        log.deleteAll();
        seats.deleteAll();
        maps.deleteAll();
    }

    void clearCache() {
        maps.clearCache();
        seats.clearCache();
        notifier.notifyNow(RESET);
    }

    private SeatMapRow map(ConcertId concertId) {
        SeatMapRow map = maps.find(concertId.value());
        if (map == null) {
            throw new IllegalStateException("seats change of a concert that was never scheduled");
        }
        return map;
    }
}
