package io.cygi.query.seat.map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.projection.BatchRowStore;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.read.LongPoll;
import io.cygi.query.seat.SeatChange;
import io.cygi.query.seat.map.LiveSeatMap.Rendered;
import io.cygi.query.seat.projection.SeatChangeNotifier;
import io.cygi.query.seat.projection.SeatProjection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Caches the seat maps that are asked for. If this process runs the projection, the maps follow its commits; otherwise,
 * and if a change was missed, the changes are read. Versions are known for a few seconds after a commit of this
 * process, and for a moment after they were read.
 */
public class SeatMapCache implements SeatChangeNotifier.Listener {

    private static final Duration READ_ANEW = Duration.ofMinutes(2);
    private static final long KNOWN_NANOS = BatchRowStore.CACHED_FOR.toNanos();
    private static final long READ_NANOS = Duration.ofMillis(100).toNanos();
    private static final int VERSIONS_MAX = 10_000;

    private final SeatMapReader reader;
    private final LongPoll longPoll;
    private final Cache<String, Known> versions = Caffeine.newBuilder()
            .maximumSize(VERSIONS_MAX)
            .expireAfterWrite(BatchRowStore.CACHED_FOR)
            .build();
    private final Cache<String, LiveSeatMap> live;

    SeatMapCache(SeatMapReader reader, LongPoll longPoll, long cacheBytesMax) {
        this.reader = reader;
        this.longPoll = longPoll;
        // Versions begin anew with a rebuild, which another process may have made. Therefore a map is read anew now and
        // then.
        this.live = Caffeine.newBuilder()
                .maximumWeight(cacheBytesMax)
                .weigher((String concertId, LiveSeatMap map) -> map.bytes())
                .expireAfterWrite(READ_ANEW)
                .build();
    }

    /** Subscribes the maps to the commits of this process. */
    void subscribe(SeatChangeNotifier seatNotifier, ChangeNotifier notifier) {
        seatNotifier.subscribe(this);
        notifier.subscribe(key -> {
            if (key.equals(SeatProjection.RESET)) {
                versions.invalidateAll();
                live.invalidateAll();
            }
        });
    }

    @Override
    public void changed(String concertId, List<SeatChange> changes) {
        LiveSeatMap map = live.getIfPresent(concertId);
        if (map != null && !map.offer(changes)) {
            // The map has not been asked for in a long time.
            live.asMap().remove(concertId, map);
        }
        remember(concertId, changes.getLast().version(), KNOWN_NANOS);
    }

    @Override
    public void arranged(String concertId, long version) {
        live.invalidate(concertId);
        remember(concertId, version, KNOWN_NANOS);
    }

    private void remember(String concertId, long version, long nanos) {
        Known now = new Known(version, System.nanoTime() + nanos);
        versions.asMap()
                .merge(
                        concertId,
                        now,
                        (before, after) -> before.version() > after.version() && before.isValid() ? before : after);
    }

    /**
     * {@return the map, if it is kept} It is as new as the one of {@link #current}.
     *
     * @param concertId the concert's id
     * @param seen the version that the caller has
     */
    Optional<Rendered> cached(String concertId, long seen) {
        if (live.getIfPresent(concertId) == null) {
            return Optional.empty();
        }
        return Optional.of(current(new ConcertId(concertId), seen));
    }

    /**
     * {@return the newest map, or one that is a moment older if the map keeps changing}
     *
     * @param concertId the concert's id
     * @param seen the newest version that the caller has seen; the map is not older
     */
    Rendered current(ConcertId concertId, long seen) {
        LiveSeatMap map = live.getIfPresent(concertId.value());
        long newest = knownVersion(concertId, seen)
                .orElseGet(() -> map == null ? version(concertId) : readVersionOnce(map, concertId, seen));
        return render(concertId, map == null ? newest : map.reusableVersion(newest, seen));
    }

    private Optional<Long> knownVersion(ConcertId concertId, long seen) {
        Known known = versions.getIfPresent(concertId.value());
        return known != null && known.isValid() && known.version() >= seen
                ? Optional.of(known.version())
                : Optional.empty();
    }

    /**
     * Reads the version once for all callers who need it at the same time. A caller who has to wait for a new concert
     * does so alone.
     */
    private long readVersionOnce(LiveSeatMap map, ConcertId concertId, long seen) {
        return map.exclusively(() -> knownVersion(concertId, seen).or(() -> readVersion(concertId)))
                .orElseGet(() -> version(concertId));
    }

    private Optional<Long> readVersion(ConcertId concertId) {
        Optional<Long> version = reader.version(concertId);
        version.ifPresent(found -> remember(concertId.value(), found, READ_NANOS));
        return version;
    }

    /** {@return the current version} @param concertId the concert's id */
    public long version(ConcertId concertId) {
        return longPoll.awaitAppearance(
                        SeatProjection.key(concertId.value()), concertId.value(), () -> readVersion(concertId))
                .orElseThrow(() -> PathIds.noSuch("concert"));
    }

    /**
     * {@return the map, no older than the version}
     *
     * @param concertId the concert's id
     * @param version a version that exists
     */
    private Rendered render(ConcertId concertId, long version) {
        String id = concertId.value();
        LiveSeatMap map = Objects.requireNonNull(live.get(id, key -> load(concertId)));
        return map.render(version, after -> reader.missed(id, map, after)).orElseGet(() -> {
            live.asMap().remove(id, map);
            LiveSeatMap anew = Objects.requireNonNull(live.get(id, key -> load(concertId)));
            // A rebuild may have begun, so there is no version to compare with.
            return anew.render(0, after -> Optional.empty()).orElseThrow();
        });
    }

    private LiveSeatMap load(ConcertId concertId) {
        return reader.map(concertId).orElseThrow(() -> PathIds.noSuch("concert"));
    }

    /** A version, and the time until which it counts as the newest. */
    private record Known(long version, long untilNanos) {

        private boolean isValid() {
            return System.nanoTime() - untilNanos < 0;
        }
    }
}
