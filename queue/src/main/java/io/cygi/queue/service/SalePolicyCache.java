package io.cygi.queue.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent;
import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertClosed;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.ConcertEvent.SalesClosed;
import io.cygi.contracts.concert.ConcertEvent.SalesOpened;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.store.history.StoredEvents;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.common.AxonException;
import org.jspecify.annotations.Nullable;

/**
 * Caches the sale policies of concerts. A policy is read from the concert's events when it is first needed. It is
 * final from the opening of the sale on; before, it is read again and again. A slow read holds up its concert only.
 */
public final class SalePolicyCache {

    private static final int REMEMBERED_MAX = 10_000;
    private static final Duration SETTLED = Duration.ofMinutes(10);
    private static final Duration UNSETTLED = Duration.ofMillis(200);

    /** The bounds of the reads. The events may come from another process, whose reads end by {@code cygi.reads.patience}. */
    private static final PolicyReads.Bounds READS =
            new PolicyReads.Bounds(64, Duration.ofSeconds(2), Duration.ofSeconds(15));

    private final StoredEvents events;
    private final Cache<ConcertId, SalePolicy> policies = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfter(Expiry.<ConcertId, SalePolicy>creating((id, policy) -> policy.settled() ? SETTLED : UNSETTLED))
            .build();

    private final PolicyReads reads;

    SalePolicyCache(StoredEvents events) {
        this(events, READS);
    }

    SalePolicyCache(StoredEvents events, PolicyReads.Bounds bounds) {
        this.events = events;
        this.reads = new PolicyReads(this::read, policies::put, bounds);
    }

    /**
     * {@return the policy of the concert's sale} A concert that does not exist has no waiting room.
     *
     * @throws UnavailableException if it is not known, and the store does not answer in time
     */
    public SalePolicy of(ConcertId concertId) {
        SalePolicy known = policies.getIfPresent(concertId);
        return known == null ? reads.shared(concertId) : known;
    }

    /**
     * {@return the policy of the concert's sale at this moment} It is read each time unless the sale was over, so ask
     * seldom. Those who ask while a read runs share the next one.
     *
     * @throws UnavailableException if the store does not answer in time
     */
    SalePolicy now(ConcertId concertId) {
        SalePolicy known = policies.getIfPresent(concertId);
        return known != null && known.over() ? known : reads.fresh(concertId);
    }

    /** Forgets a policy that may be outdated, and what a read that runs now will find. It waits for no read. */
    void forget(ConcertId concertId) {
        reads.outdate(concertId, () -> policies.invalidate(concertId));
    }

    private SalePolicy read(ConcertId concertId) {
        try {
            return readEvents(concertId);
        } catch (AxonException e) {
            throw new UnavailableException("The concert's events cannot be read", e);
        }
    }

    private SalePolicy readEvents(ConcertId concertId) {
        WaitingRoomSettings settings = WaitingRoomSettings.OFF;
        Instant endsAt = Instant.EPOCH;
        boolean settled = false;
        boolean over = false;
        for (Object stored : events.payloadsOf(concertId.value())) {
            if (stored instanceof ConcertEvent event) {
                @Nullable ConcertDetails said = said(event);
                settings = said == null ? settings : said.waitingRoom();
                endsAt = said == null ? endsAt : said.endsAt();
                settled |= event instanceof SalesOpened;
                over |= event instanceof SalesClosed
                        || event instanceof ConcertCancelled
                        || event instanceof ConcertClosed;
            }
        }
        return new SalePolicy(settings, settled, over, endsAt);
    }

    private static @Nullable ConcertDetails said(ConcertEvent event) {
        if (event instanceof ConcertScheduled scheduled) {
            return scheduled.details();
        }
        return event instanceof ConcertChanged changed ? changed.details() : null;
    }
}
