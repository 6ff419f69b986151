package io.cygi.query.fan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cygi.contracts.allowance.AllowanceEvent;
import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.query.concert.ConcertQueries;
import io.cygi.query.reservation.ReservationQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Reads the rest of a fan's limit at a concert, the extensions of holds, and live reservations. The rest of the limit
 * comes from the last event of the fan's allowance, so it is as new as the event store; reservations are as new as
 * their view, and the concert's own numbers up to {@link #DETAILS_KEPT} old. Only the allowance itself refuses a
 * booking.
 */
class FanAtConcertReader {

    private static final Duration DETAILS_KEPT = Duration.ofSeconds(1);
    private static final int CONCERTS_MAX = 1_000;

    private final ConcertQueries concerts;
    private final ReservationQueries reservations;
    private final StoredEvents events;
    private final Cache<ConcertId, ConcertDetails> details = Caffeine.newBuilder()
            .maximumSize(CONCERTS_MAX)
            .expireAfterWrite(DETAILS_KEPT)
            .build();

    FanAtConcertReader(ConcertQueries concerts, ReservationQueries reservations, StoredEvents events) {
        this.concerts = concerts;
        this.reservations = reservations;
        this.events = events;
    }

    FanAtConcertBody find(ConcertId concertId, AccountId fanId) {
        ConcertDetails concert = details(concertId);
        List<ReservationBody> live = reservations.live(concertId, fanId);
        int allowed = concert.holdExtensions();
        return new FanAtConcertBody(
                concertId,
                concert.purchaseLimit(),
                Math.max(0, concert.purchaseLimit() - claimed(concertId, fanId)),
                allowed,
                Math.max(0, allowed - usedOfNextHold(live)),
                live);
    }

    /**
     * {@return the concert's details} They are not loaded by the cache, because the load may wait for a concert that
     * has just been published.
     */
    private ConcertDetails details(ConcertId concertId) {
        ConcertDetails known = details.getIfPresent(concertId);
        if (known != null) {
            return known;
        }
        ConcertDetails found = concerts.details(concertId);
        details.put(concertId, found);
        return found;
    }

    private int claimed(ConcertId concertId, AccountId fanId) {
        return events.lastPayloadOf(new AllowanceId(concertId, fanId).toString())
                .filter(AllowanceEvent.class::isInstance)
                .map(event -> ((AllowanceEvent) event).claimedAfter())
                .orElse(0);
    }

    private static int usedOfNextHold(List<ReservationBody> live) {
        return live.stream()
                .filter(reservation -> reservation.holdUntil() != null)
                .min(Comparator.comparing(FanAtConcertReader::holdUntil))
                .map(ReservationBody::holdExtensionsUsed)
                .orElse(0);
    }

    private static Instant holdUntil(ReservationBody reservation) {
        return Objects.requireNonNull(reservation.holdUntil());
    }
}
