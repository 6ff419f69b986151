package io.cygi.query.reservation;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.read.ReadDatabase;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Caches the titles of concerts. A change by this process is seen at once. A title that another process changed is read
 * again in the background when it is asked for after five seconds, and is never older than a minute. A page of
 * reservations waits for a title only if it is new to the process.
 */
final class ConcertTitleCache {

    private static final String GROUP = ReservationProjection.GROUP + "/title:";
    private static final Duration REFRESHED_AFTER = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int KEPT_MAX = 10_000;

    private final ReadDatabase database;
    private final LoadingCache<String, String> kept = Caffeine.newBuilder()
            .maximumSize(KEPT_MAX)
            // A refresh reads the database on another thread.
            .executor(Thread::startVirtualThread)
            .refreshAfterWrite(REFRESHED_AFTER)
            .expireAfterWrite(KEPT)
            .build(CacheLoader.<String, String>bulk(this::read));

    ConcertTitleCache(ReadDatabase database, ChangeNotifier notifier) {
        this.database = database;
        notifier.subscribe(key -> {
            if (key.startsWith(GROUP)) {
                kept.invalidate(key.substring(GROUP.length()));
            }
        });
    }

    /** {@return the key of a change of a title} @param concertId the concert's id */
    static String key(String concertId) {
        return GROUP + concertId;
    }

    /** {@return the concert's title, or nothing if it is not known yet} @param concertId the concert's id */
    String of(String concertId) {
        return of(List.of(concertId)).getOrDefault(concertId, "");
    }

    /** {@return the known titles by concert} @param concertIds the ids of a page's concerts */
    Map<String, String> of(Collection<String> concertIds) {
        return kept.getAll(concertIds);
    }

    private Map<String, String> read(Set<? extends String> concertIds) {
        String sql = ReservationConcertRow.MAPPING.select() + " WHERE concert_id IN ("
                + String.join(", ", Collections.nCopies(concertIds.size(), "?")) + ")";
        return database.read(jdbc -> jdbc.query(sql, ReservationConcertRow.MAPPING, concertIds.toArray())).stream()
                .collect(Collectors.toMap(ReservationConcertRow::concertId, ReservationConcertRow::title));
    }
}
