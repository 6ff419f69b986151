package io.cygi.query.admin;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.seat.SeatEvent;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.store.history.EventHistory;
import io.cygi.query.seat.SeatStatus;
import io.cygi.query.seat.layout.SeatMapBody;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Computes a seat map of any moment from the events until then. */
class SeatMapHistory {

    private final EventHistory history;
    private final EventStore eventStore;

    SeatMapHistory(EventHistory history, EventStore eventStore) {
        this.history = history;
        this.eventStore = eventStore;
    }

    /**
     * {@return the seat map at the moment, or nothing if there was no such concert}
     *
     * @param concertId the concert's id
     * @param at the moment, in business time
     */
    Optional<SeatMapBody> at(ConcertId concertId, Instant at) {
        Fold fold = new Fold(at);
        eventStore.readEvents(concertId.value()).asStream().forEach(fold::apply);
        ConcertDetails details = fold.details;
        if (details == null) {
            return Optional.empty();
        }
        history.read(concertId + "/seat/", fold::apply);
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

        void apply(DomainEventMessage<?> message) {
            Object event = message.getPayload();
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
