package io.cygi.query.seat.projection;

import io.cygi.query.seat.SeatChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells those in this process who keep seats in memory what the projection has committed, in the order of its commits. */
public final class SeatNews {

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Adds a listener. @param listener takes what is committed from now on */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    void committed(List<SeatChangeRow> rows) {
        Map<String, List<SeatChange>> byConcert = new LinkedHashMap<>();
        rows.forEach(row -> byConcert
                .computeIfAbsent(row.concertId(), id -> new ArrayList<>())
                .add(row.change()));
        byConcert.forEach((concertId, changes) -> listeners.forEach(listener -> listener.changed(concertId, changes)));
    }

    void committed(Collection<SeatMapRow> rows) {
        rows.stream()
                .filter(SeatMapRow::rearranged)
                .forEach(row -> listeners.forEach(listener -> listener.arranged(row.concertId(), row.version())));
    }

    /** Is told at once after a commit, and neither waits nor throws. */
    public interface Listener {

        /** Seats have changed. @param concertId whose @param changes at least one, in the order of their versions */
        void changed(String concertId, List<SeatChange> changes);

        /** Seats were laid out, perhaps anew. @param concertId whose @param version the map's now */
        void arranged(String concertId, long version);
    }
}
