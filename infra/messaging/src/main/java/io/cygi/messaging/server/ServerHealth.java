package io.cygi.messaging.server;

import java.util.List;
import java.util.stream.Stream;

/**
 * The state of the database server, for monitoring.
 *
 * @param lossySettings the settings with which a crash loses committed transactions; empty if there are none
 * @param restarts the number of restarts of the server since the process began
 * @param lostEvents the number of events that this process had seen and that may have died in these restarts
 * @param positionsAhead the processors whose stored position was past the newest event after a start of the server
 */
public record ServerHealth(List<String> lossySettings, long restarts, long lostEvents, List<String> positionsAhead) {

    /** {@return whether nothing requires an operator} */
    public boolean good() {
        return lossySettings.isEmpty() && lostEvents == 0 && positionsAhead.isEmpty();
    }

    ServerHealth withSettings(List<String> lossy) {
        return new ServerHealth(lossy, restarts, lostEvents, positionsAhead);
    }

    ServerHealth withRestart(long lost) {
        return new ServerHealth(lossySettings, restarts + 1, lostEvents + lost, positionsAhead);
    }

    /**
     * {@return the state with more processors whose position is ahead} Those that were found before stay, because an
     * operator has to look.
     */
    ServerHealth withAhead(List<String> ahead) {
        List<String> all = Stream.concat(positionsAhead.stream(), ahead.stream())
                .distinct()
                .sorted()
                .toList();
        return new ServerHealth(lossySettings, restarts, lostEvents, all);
    }
}
