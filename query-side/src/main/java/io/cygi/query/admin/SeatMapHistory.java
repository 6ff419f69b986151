package io.cygi.query.admin;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.seat.SeatEvent;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.query.seat.SeatStatus;
import io.cygi.query.seat.layout.SeatMapBody;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes a seat map of any moment from the events until then. */
class SeatMapHistory {

    private final StoredEvents events;

    SeatMapHistory(StoredEvents events) {
        this.events = events;
    }

    /**
     * {@return the seat map at the moment, or nothing if there was no such concert}
     *
     * @param concertId the concert's id
     * @param at the moment, in business time
     */
    Optional<SeatMapBody> at(ConcertId concertId, Instant at) {
        Fold fold = new Fold(at);
        events.payloadsOf(concertId.value()).forEach(fold::apply);
        ConcertDetails details = fold.details;
        if (details == null) {
            return Optional.empty();
        }
        events.eachPayload(concertId + "/seat/", fold::apply);
        return Optional.of(SeatMapBody.of(concertId, fold.version, details.sections(), fold.seats));
    }

    private static final class Fold {

        private final Instant at;
        private final Map<String, SeatStatus> seats = new HashMap<>();
        private @Nullable ConcertDetails details;
        private long version;

        Fold(Instant at) {
            this.at = at;
        }

        void apply(Object event) {
            if (event instanceof SeatEvent seat
                    && seat.changesStatus()
                    && !seat.at().isAfter(at)) {
                seats.put(seat.seat().toString(), SeatStatus.after(seat));
                version++;
            } else if (event instanceof ConcertEvent concert && !concert.at().isAfter(at)) {
                arrange(concert);
            }
        }

        private void arrange(ConcertEvent event) {
            if (event instanceof ConcertScheduled scheduled) {
                details = scheduled.details();
                version++;
            } else if (event instanceof ConcertChanged changed) {
                details = changed.details();
                version++;
            }
        }
    }
}
