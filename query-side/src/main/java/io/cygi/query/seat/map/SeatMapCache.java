package io.cygi.query.seat.map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.projection.BatchRowStore;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.read.LongPoll;
import io.cygi.query.seat.SeatChange;
import io.cygi.query.seat.layout.SeatLayout;
import io.cygi.query.seat.map.LiveSeatMap.MissedChanges;
import io.cygi.query.seat.map.LiveSeatMap.Rendered;
import io.cygi.query.seat.projection.SeatChangeNotifier;
import io.cygi.query.seat.projection.SeatMapRowRepository;
import io.cygi.query.seat.projection.SeatProjection;
import io.cygi.query.seat.projection.SeatRowRepository;
import io.cygi.web.PathIds;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Caches the seat maps that are asked for. Where this process runs the projection they follow what it commits; elsewhere,
 * and where something was missed, what has changed is read. Versions are known for a few seconds after a commit of this
 * process, and for a moment after they were read.
 */
public class SeatMapCache implements SeatChangeNotifier.Listener {

    private static final Duration READ_ANEW = Duration.ofMinutes(2);
    private static final long KNOWN_NANOS = BatchRowStore.CACHED_FOR.toNanos();
    private static final long READ_NANOS = Duration.ofMillis(100).toNanos();
    private static final int VERSIONS_MAX = 10_000;
    private static final int MISSED_MAX = 10_000;

    private final SeatMapRowRepository maps;
    private final SeatRowRepository seats;
    private final LongPoll longPoll;
    private final JsonMapper json;
    private final TransactionTemplate snapshot;
    private final Cache<String, Known> versions = Caffeine.newBuilder()
            .maximumSize(VERSIONS_MAX)
            .expireAfterWrite(BatchRowStore.CACHED_FOR)
            .build();
    private final Cache<String, LiveSeatMap> live;

    SeatMapCache(
            SeatMapRowRepository maps,
            SeatRowRepository seats,
            LongPoll longPoll,
            JsonMapper json,
            PlatformTransactionManager transactions,
            long cacheBytesMax) {
        this.maps = maps;
        this.seats = seats;
        this.longPoll = longPoll;
        this.json = json;
        // The version and the seats are read by two statements and have to be of one moment.
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        // Versions begin anew with a rebuild, which may be another process's: a map is read anew now and then.
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
            // Nobody has asked for it for a long time.
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

    /** {@return the map, where it is kept} As new as {@link #shown}. @param concertId which @param seen by the caller */
    Optional<Rendered> cached(String concertId, long seen) {
        if (live.getIfPresent(concertId) == null) {
            return Optional.empty();
        }
        return Optional.of(current(new ConcertId(concertId), seen));
    }

    /**
     * {@return the map: the newest, or one that is a moment older where the map keeps changing}
     *
     * @param concertId which concert
     * @param seen the newest version that the caller has seen, which is not gone back from
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
     * Reads the version once for all callers who need it at the same time; a caller who has to wait for a new concert does
     * so alone.
     */
    private long readVersionOnce(LiveSeatMap map, ConcertId concertId, long seen) {
        return map.exclusively(() -> knownVersion(concertId, seen).or(() -> readVersion(concertId)))
                .orElseGet(() -> version(concertId));
    }

    private Optional<Long> readVersion(ConcertId concertId) {
        Optional<Long> version = maps.version(concertId.value());
        version.ifPresent(found -> remember(concertId.value(), found, READ_NANOS));
        return version;
    }

    /** {@return the current version} @param concertId which concert */
    public long version(ConcertId concertId) {
        return longPoll.awaitAppearance(
                        SeatProjection.key(concertId.value()), concertId.value(), () -> readVersion(concertId))
                .orElseThrow(() -> PathIds.noSuch("concert"));
    }

    /** {@return the map, no older than the version} @param concertId which concert @param version that exists */
    private Rendered render(ConcertId concertId, long version) {
        String id = concertId.value();
        LiveSeatMap map = Objects.requireNonNull(live.get(id, key -> load(concertId)));
        return map.render(version, after -> findMissed(id, map, after)).orElseGet(() -> {
            live.asMap().remove(id, map);
            LiveSeatMap anew = Objects.requireNonNull(live.get(id, key -> load(concertId)));
            // A rebuild may have begun, so there is nothing to compare its version with.
            return anew.render(0, after -> Optional.empty()).orElseThrow();
        });
    }

    private LiveSeatMap load(ConcertId concertId) {
        String id = concertId.value();
        return Objects.requireNonNull(snapshot.execute(transaction -> maps.state(id)
                        .map(map -> new LiveSeatMap(
                                new SeatLayout(concertId, map.sections(), json), map.version(), seats.states(id)))))
                .orElseThrow(() -> PathIds.noSuch("concert"));
    }

    private Optional<MissedChanges> findMissed(String concertId, LiveSeatMap map, long version) {
        return Objects.requireNonNull(snapshot.execute(transaction -> maps.state(concertId)
                .filter(now -> now.version() >= version
                        && now.sections().equals(map.layout().sections()))
                .map(now ->
                        new MissedChanges(now.version(), seats.changedAfter(concertId, version, Limit.of(MISSED_MAX))))
                .filter(missed -> missed.changes().size() < MISSED_MAX)));
    }

    /** A version, and until when it may be taken for the newest. */
    private record Known(long version, long untilNanos) {

        private boolean isValid() {
            return System.nanoTime() - untilNanos < 0;
        }
    }
}
