package io.cygi.queue.room.pass;

import io.cygi.queue.room.line.Place;
import org.jspecify.annotations.Nullable;

/** The pass of one fan who is inside, and the booking that it is used for. Only {@link ActivePasses} changes it. */
public final class ActivePass {

    final Place place;
    final long accountHash;
    long expiresAt;
    boolean used;
    boolean failed;

    @Nullable
    String reservation;

    /** Latest attempt that this process has let through, until the log confirms it. */
    @Nullable
    String attempt;

    /** Number of requests that make the attempt. */
    int underWay;

    /** Attempt that has the pass according to the log, in any process. */
    @Nullable
    String claimedBy;

    long claimedAt;

    /** True once the log says that the booking was accepted. */
    boolean kept;

    /** True once the fan has been admitted again. A booking that fails leaves no pass then. */
    boolean superseded;

    ActivePass(Place place, long accountHash, long expiresAt) {
        this.place = place;
        this.accountHash = accountHash;
        this.expiresAt = expiresAt;
    }

    /** {@return the place in the line that the pass was given for} */
    public Place place() {
        return place;
    }

    /** {@return when the pass expires, milliseconds since 1970 by the broker's clock} */
    public long expiresAt() {
        return expiresAt;
    }

    /** {@return whether the pass is in use} */
    public boolean used() {
        return used || attempt != null;
    }

    /** {@return whether a booking with the pass may have been answered} */
    public boolean hasTried() {
        return used() || failed;
    }
}
