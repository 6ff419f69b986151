package io.cygi.queue.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.concert.ConcertEvent;
import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertClosed;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.ConcertEvent.SalesClosed;
import io.cygi.contracts.concert.ConcertEvent.SalesOpened;
import io.cygi.contracts.value.ConcertDetails;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.WaitingRoomSettings;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.common.AxonException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Which concerts have a waiting room. What a concert's own events say is read when it is first asked for, and holds from
 * the opening of the sale on, because then it cannot change any more; before that it is read again and again.
 */
public final class Guards {

    private static final int REMEMBERED_MAX = 10_000;
    private static final Duration SETTLED = Duration.ofMinutes(10);
    private static final Duration UNSETTLED = Duration.ofMillis(200);

    private final EventStore events;
    private final Cache<ConcertId, Guard> guards = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfter(Expiry.<ConcertId, Guard>creating((id, guard) -> guard.settled ? SETTLED : UNSETTLED))
            .build();

    Guards(EventStore events) {
        this.events = events;
    }

    /**
     * What is in front of a concert's sale.
     *
     * @param settings the waiting room's
     * @param settled whether they cannot change any more
     * @param over whether the sale is
     * @param endsAt when the performance ends, long past where there is no such concert
     */
    public record Guard(WaitingRoomSettings settings, boolean settled, boolean over, Instant endsAt) {}

    /** {@return what is in front of the sale; a concert that does not exist has nothing in front of it} */
    public Guard of(ConcertId concertId) {
        return guards.get(concertId, this::read);
    }

    /** {@return the same, as the events say at this moment where the sale was not over before; read each time, so ask seldom} */
    Guard now(ConcertId concertId) {
        if (!of(concertId).over()) {
            guards.invalidate(concertId);
        }
        return of(concertId);
    }

    /** What is remembered of the concert may be outdated. */
    void forget(ConcertId concertId) {
        guards.invalidate(concertId);
    }

    private Guard read(ConcertId concertId) {
        try {
            return readEvents(concertId);
        } catch (AxonException e) {
            throw new UnavailableException("The concert's events cannot be read", e);
        }
    }

    private Guard readEvents(ConcertId concertId) {
        WaitingRoomSettings settings = WaitingRoomSettings.OFF;
        Instant endsAt = Instant.EPOCH;
        boolean settled = false;
        boolean over = false;
        var stream = events.readEvents(concertId.value());
        while (stream.hasNext()) {
            if (stream.next().getPayload() instanceof ConcertEvent event) {
                @Nullable ConcertDetails said = said(event);
                settings = said == null ? settings : said.waitingRoom();
                endsAt = said == null ? endsAt : said.endsAt();
                settled |= event instanceof SalesOpened;
                over |= event instanceof SalesClosed
                        || event instanceof ConcertCancelled
                        || event instanceof ConcertClosed;
            }
        }
        return new Guard(settings, settled, over, endsAt);
    }

    private static @Nullable ConcertDetails said(ConcertEvent event) {
        if (event instanceof ConcertScheduled scheduled) {
            return scheduled.details();
        }
        return event instanceof ConcertChanged changed ? changed.details() : null;
    }
}
