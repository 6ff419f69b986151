package io.cygi.query.reservation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cygi.query.projection.Changes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What concerts are called. That changes rarely, and is seen at once or, where another process changed it, soon. */
final class ConcertTitles {

    private static final String GROUP = ReservationProjection.GROUP + "/title:";
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int KEPT_MAX = 10_000;

    private final ReservationConcertRows rows;
    private final Cache<String, String> kept =
            Caffeine.newBuilder().maximumSize(KEPT_MAX).expireAfterWrite(KEPT).build();

    ConcertTitles(ReservationConcertRows rows, Changes changes) {
        this.rows = rows;
        changes.listen(key -> {
            if (key.startsWith(GROUP)) {
                kept.invalidate(key.substring(GROUP.length()));
            }
        });
    }

    /** {@return the key under which a change of a title is told} @param concertId whose */
    static String key(String concertId) {
        return GROUP + concertId;
    }

    /** {@return the concert's title, or nothing where it is not known yet} @param concertId which */
    String of(String concertId) {
        String title = kept.getIfPresent(concertId);
        return title == null ? read(List.of(concertId)).getOrDefault(concertId, "") : title;
    }

    /** {@return the titles of those that are known} @param concertIds which, a page of them */
    Map<String, String> of(Collection<String> concertIds) {
        Map<String, String> titles = new HashMap<>(kept.getAllPresent(concertIds));
        List<String> others =
                concertIds.stream().filter(id -> !titles.containsKey(id)).toList();
        if (!others.isEmpty()) {
            titles.putAll(read(others));
        }
        return titles;
    }

    private Map<String, String> read(List<String> concertIds) {
        Map<String, String> titles = new HashMap<>();
        rows.findByConcertIdIn(concertIds).forEach(row -> titles.put(row.concertId(), row.title()));
        kept.putAll(titles);
        return titles;
    }
}
