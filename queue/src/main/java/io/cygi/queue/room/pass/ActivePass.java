package io.cygi.queue.room.pass;

import io.cygi.queue.room.line.Place;
import java.util.List;
import java.util.stream.Stream;
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

    /** Uses of this process for the attempt whose end is not known: one for each request that makes the attempt. */
    List<String> underWay = List.of();

    /** Attempt that has the pass according to the log, in any process. */
    @Nullable
    String claimedBy;

    long claimedAt;

    /** Uses for the claiming attempt whose end the log has not told, in any process, the oldest first. */
    List<String> claims = List.of();

    /** True once the log says that the booking was accepted. */
    boolean kept;

    /** True once the fan has been admitted again. A booking that fails leaves no pass then. */
    boolean superseded;

    ActivePass(Place place, long accountHash, long expiresAt) {
        this.place = place;
        this.accountHash = accountHash;
        this.expiresAt = expiresAt;
    }

    /** {@return the uses and one more, without the oldest ones if they are too many} */
    static List<String> with(List<String> uses, String use, int max) {
        return Stream.concat(uses.stream().skip(Math.max(0, uses.size() + 1 - max)), Stream.of(use))
                .toList();
    }

    /** {@return the uses without one} @param use the use, null for one that has no name */
    static List<String> without(List<String> uses, @Nullable String use) {
        return uses.stream().filter(other -> !other.equals(use)).toList();
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
