package io.cygi.messaging.server;

import java.util.List;
import java.util.stream.Stream;

/**
 * The state of the database server, for monitoring.
 *
 * @param lossySettings settings with which a crash loses committed transactions; empty where there are none
 * @param restarts how often it was started again since the process began
 * @param lostEvents how many events that this process had seen may have died in these restarts
 * @param positionsAhead processors whose stored position was past the newest event after a start of the server
 */
public record ServerHealth(List<String> lossySettings, long restarts, long lostEvents, List<String> positionsAhead) {

    /** {@return whether nothing needs a person} */
    public boolean good() {
        return lossySettings.isEmpty() && lostEvents == 0 && positionsAhead.isEmpty();
    }

    ServerHealth withSettings(List<String> lossy) {
        return new ServerHealth(lossy, restarts, lostEvents, positionsAhead);
    }

    ServerHealth withRestart(long lost) {
        return new ServerHealth(lossySettings, restarts + 1, lostEvents + lost, positionsAhead);
    }

    /** Those that were found before stay: somebody has to look. */
    ServerHealth withAhead(List<String> ahead) {
        List<String> all = Stream.concat(positionsAhead.stream(), ahead.stream())
                .distinct()
                .sorted()
                .toList();
        return new ServerHealth(lossySettings, restarts, lostEvents, all);
    }
}
