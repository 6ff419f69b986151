package io.cygi.query.seat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.projection.Changes;
import io.cygi.query.read.Awaiter;
import io.cygi.web.PathIds;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Renders seat maps. The last rendering of each is kept, so that asking again for what has not changed costs little. */
class SeatMaps {

    private final SeatMapRows maps;
    private final SeatRows seats;
    private final Awaiter awaiter;
    private final JsonMapper json;
    private final TransactionTemplate snapshot;
    private final Cache<ConcertId, Rendered> cache;

    SeatMaps(
            SeatMapRows maps,
            SeatRows seats,
            Awaiter awaiter,
            JsonMapper json,
            Changes changes,
            PlatformTransactionManager transactions,
            long cacheBytesMax) {
        this.maps = maps;
        this.seats = seats;
        this.awaiter = awaiter;
        this.json = json;
        // The version and the seats are read by two statements and have to be of one moment.
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.cache = Caffeine.newBuilder()
                .maximumWeight(cacheBytesMax)
                .weigher((ConcertId concertId, Rendered rendered) -> rendered.json().length)
                .build();
        // Versions begin anew with a rebuild, so what was rendered before it is compared with nothing.
        changes.listen(key -> {
            if (key.equals(SeatProjection.RESET)) {
                cache.invalidateAll();
            }
        });
    }

    /** {@return the current version} @param concertId which concert */
    long version(ConcertId concertId) {
        return awaiter.appearance(
                        SeatProjection.key(concertId.value()), concertId.value(), () -> maps.version(concertId.value()))
                .orElseThrow(() -> PathIds.noSuch("concert"));
    }

    /** {@return the map, no older than the version} @param concertId which concert @param version that exists */
    Rendered rendered(ConcertId concertId, long version) {
        // Whoever asks while another renders the same map waits for that rendering instead of making one more.
        return Objects.requireNonNull(cache.asMap()
                .compute(concertId, (id, last) -> last != null && last.version() >= version ? last : render(id)));
    }

    private Rendered render(ConcertId concertId) {
        Optional<SeatMapBody> map = Objects.requireNonNull(snapshot.execute(transaction -> read(concertId)));
        SeatMapBody body = map.orElseThrow(() -> PathIds.noSuch("concert"));
        return new Rendered(body.version(), json.writeValueAsBytes(body));
    }

    private Optional<SeatMapBody> read(ConcertId concertId) {
        return maps.findById(concertId.value()).map(map -> {
            Map<String, SeatStatus> changed = seats.states(concertId.value()).stream()
                    .collect(Collectors.toMap(SeatState::seat, SeatState::status));
            return SeatMapBody.of(concertId, map.version(), map.sections(), changed);
        });
    }

    /**
     * A map as it is sent.
     *
     * @param version its version
     * @param json UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and written to one response after another.
    record Rendered(long version, byte[] json) {

        String eTag() {
            return SeatMaps.eTag(version);
        }
    }

    static String eTag(long version) {
        return "\"" + version + "\"";
    }
}
