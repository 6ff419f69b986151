package io.cygi.queue.room.call;

import io.cygi.queue.room.call.CallAcknowledgements.Acknowledgement;
import io.cygi.queue.room.line.Place;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows the fans who are present before they are called, or before their own records have been read. */
public final class Presence {

    /** Time for which a fan counts as present, in ms. A request waits for admission a little shorter. */
    private static final long PRESENT_MILLIS = 2_000;

    /** Times of waiting requests by place. Their fans need not acknowledge a call. */
    private final Map<Place, Long> present = new HashMap<>();

    /** Acknowledgements of places whose own records have not been read yet. */
    private final Map<Place, Acknowledgement> early = new HashMap<>();

    /** Notes that the fan's request waits for admission. */
    public void note(Place place, long at) {
        present.put(place, at);
    }

    /** {@return whether the fan's request still waits for admission} */
    public boolean isPresent(Place place, long now) {
        Long since = present.get(place);
        return since != null && since >= now - PRESENT_MILLIS;
    }

    /** Keeps an acknowledgement until the place's own record is read. */
    public void putEarly(Place place, Acknowledgement acknowledgement) {
        early.put(place, acknowledgement);
    }

    /** {@return the kept acknowledgement, which is removed; null if there is none} */
    public @Nullable Acknowledgement removeEarly(Place place) {
        return early.remove(place);
    }

    /** {@return whether an acknowledgement is kept for the place} */
    public boolean hasEarly(Place place) {
        return early.containsKey(place);
    }

    /** Removes a place. */
    public void remove(Place place) {
        early.remove(place);
        present.remove(place);
    }

    /** Removes old entries. @param now the broker's time @param calls tells whether an acknowledgement has lapsed */
    public void expire(long now, CallWindow calls) {
        present.values().removeIf(since -> since < now - PRESENT_MILLIS);
        early.values().removeIf(acknowledgement -> calls.lapsed(acknowledgement, now));
    }

    /** Follows the broker's clock, which has been set back. @param millis the time by which it was set back, in ms */
    public void setBack(long millis) {
        present.replaceAll((place, since) -> since - millis);
        early.replaceAll((place, acknowledgement) -> acknowledgement.setBack(millis));
    }
}
