package io.cygi.query.read;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Holds the bounds of the query side.
 *
 * @param streamSubscribersMax how many clients may follow seats live at once; those beyond it are sent away
 * @param streamPoll how often the stream looks for changes that another process committed
 * @param streamHeartbeat after which a silent stream shows that it is alive
 * @param seatChangesKept how long a client may be away and still be sent every single change it missed
 * @param seatChangesPruneEvery how often older changes are removed
 * @param seatMapCacheBytesMax how many bytes of rendered seat maps are kept
 * @param pageCacheBytesMax how many bytes of prepared pages are kept, of each kind: concerts, and listings of them
 * @param readConnectionsMax how many database connections there are for pages that are read with one statement
 * @param auditTimeout how long one search through the events may take
 * @param auditsMax how many searches through the events, and seat maps of the past, may be answered at once
 * @param searchesMax how many searches for concerts by words may be answered at once
 */
@ConfigurationProperties("cygi.query")
public record QuerySideProperties(
        @DefaultValue("2000") int streamSubscribersMax,
        @DefaultValue("250ms") Duration streamPoll,
        @DefaultValue("5s") Duration streamHeartbeat,
        @DefaultValue("1d") Duration seatChangesKept,
        @DefaultValue("10m") Duration seatChangesPruneEvery,
        @DefaultValue("67108864") long seatMapCacheBytesMax,
        @DefaultValue("16777216") long pageCacheBytesMax,
        @DefaultValue("10") int readConnectionsMax,
        @DefaultValue("10s") Duration auditTimeout,
        @DefaultValue("4") int auditsMax,
        @DefaultValue("16") int searchesMax) {

    /** Checks the bounds. */
    public QuerySideProperties {
        if (streamSubscribersMax < 1
                || seatMapCacheBytesMax < 1
                || pageCacheBytesMax < 1
                || readConnectionsMax < 1
                || auditsMax < 1
                || searchesMax < 1) {
            throw new IllegalArgumentException("the bounds under cygi.query are positive");
        }
        for (Duration duration :
                new Duration[] {streamPoll, streamHeartbeat, seatChangesKept, seatChangesPruneEvery, auditTimeout}) {
            if (!duration.isPositive()) {
                throw new IllegalArgumentException("the durations under cygi.query are positive");
            }
        }
    }
}
