package io.cygi.query.read;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Holds the bounds of the query side.
 *
 * @param streamSubscribersMax the most clients that may follow seats live at once; others are refused
 * @param streamPoll the pause between two looks of the stream for changes of other processes
 * @param streamHeartbeat the silence after which a stream shows that it is alive
 * @param seatChangesKept the absence after which a client still gets every single change that it missed
 * @param seatChangesPruneEvery the pause between two removals of older changes
 * @param seatMapCacheBytesMax the most bytes of rendered seat maps that are kept
 * @param pageCacheBytesMax the most bytes of prepared pages that are kept, of each kind: concerts, and listings of them
 * @param readConnectionsMax the most database connections for pages that take one statement
 * @param auditTimeout the longest time of a search through the events
 * @param auditsMax the most searches through the events, and seat maps of the past, at once
 * @param searchesMax the most searches for concerts by words at once
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
