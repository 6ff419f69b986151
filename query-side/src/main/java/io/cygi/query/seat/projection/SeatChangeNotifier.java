package io.cygi.query.seat.projection;

import io.cygi.query.seat.SeatChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notifies the listeners of this process of committed seat changes, in the order of the commits. */
public final class SeatChangeNotifier {

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Adds a listener. @param listener takes the changes that are committed from now on */
    public void subscribe(Listener listener) {
        listeners.add(listener);
    }

    void notifyChanged(List<SeatChangeRow> rows) {
        Map<String, List<SeatChange>> byConcert = new LinkedHashMap<>();
        rows.forEach(row -> byConcert
                .computeIfAbsent(row.concertId(), id -> new ArrayList<>())
                .add(row.change()));
        byConcert.forEach((concertId, changes) -> listeners.forEach(listener -> listener.changed(concertId, changes)));
    }

    void notifyArranged(Collection<SeatMapRow> rows) {
        rows.stream()
                .filter(SeatMapRow::hasNewSections)
                .forEach(row -> listeners.forEach(listener -> listener.arranged(row.concertId(), row.version())));
    }

    /** Takes changes right after their commit. It neither waits nor throws. */
    public interface Listener {

        /**
         * Takes changes of seats.
         *
         * @param concertId the concert's id
         * @param changes at least one change, in the order of their versions
         */
        void changed(String concertId, List<SeatChange> changes);

        /** Takes a new layout. @param concertId the concert's id @param version the new version of the map */
        void arranged(String concertId, long version);
    }
}
