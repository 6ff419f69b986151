package io.cygi.queue.room.pass;

import io.cygi.queue.room.line.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The passes of the fans who are inside. They are admitted, and have neither finished nor left nor expired. */
public final class ActivePasses {

    /**
     * Time for which an attempt keeps a pass without news of its booking, in ms. The log knows of a booking long before
     * if the process that answers its request is alive. A process that died during the booking does not hold the pass
     * longer.
     */
    private static final long CLAIM_MILLIS = 60_000;

    /** Most ended bookings that are remembered. Events are repeated within a batch or a few. */
    private static final int ENDED_MAX = 10_000;

    /** Most uses of a pass that are remembered at once. Only uses whose end is lost are ever so many. */
    private static final int USES_MAX = 16;

    private final Map<Place, ActivePass> inside = new LinkedHashMap<>();
    private final Map<Long, List<ActivePass>> byAccount = new HashMap<>();
    private final Map<String, ActivePass> byReservation = new HashMap<>();
    /** Latest bookings that ended. Their repeated events are not about another pass. */
    private final LinkedHashSet<String> ended = new LinkedHashSet<>();

    /** Adds a pass. A fan who has joined again, for example during a booking, has no other pass from here on. */
    public void admit(Place place, long account, long expiresAt) {
        ActivePass pass = new ActivePass(place, account, expiresAt);
        if (inside.putIfAbsent(place, pass) == null) {
            List.copyOf(byAccount.getOrDefault(account, List.of())).forEach(this::supersede);
            byAccount.computeIfAbsent(account, key -> new ArrayList<>(1)).add(pass);
        }
    }

    private void supersede(ActivePass pass) {
        pass.superseded = true;
        removeWhereOver(pass);
    }

    private void removeWhereOver(ActivePass pass) {
        if (pass.superseded && pass.reservation == null && pass.claimedBy == null) {
            remove(pass.place);
        }
    }

    @Nullable
    public ActivePass at(Place place) {
        return inside.get(place);
    }

    public void remove(Place place) {
        ActivePass gone = inside.remove(place);
        if (gone != null) {
            forget(gone);
        }
    }

    private void forget(ActivePass gone) {
        byAccount.computeIfPresent(gone.accountHash, (key, passes) -> {
            passes.remove(gone);
            return passes.isEmpty() ? null : passes;
        });
        if (gone.reservation != null) {
            byReservation.remove(gone.reservation);
        }
    }

    /** Removes expired passes. Passes of one room last equally long, so the oldest end first. */
    public void expire(long now) {
        var eldest = inside.values().iterator();
        while (eldest.hasNext()) {
            ActivePass pass = eldest.next();
            if (pass.expiresAt > now) {
                return;
            }
            eldest.remove();
            forget(pass);
        }
    }

    /**
     * Follows the broker's clock, which has been set back. Passes last as long as they would have.
     *
     * @param millis the time by which it was set back, in ms
     */
    public void setBack(long millis) {
        for (ActivePass pass : inside.values()) {
            pass.expiresAt -= millis;
            pass.claimedAt -= millis;
        }
    }

    /**
     * Assigns a booking to a pass of the account: the first used pass without a booking, or else the first without one.
     */
    public void book(long account, String reservation) {
        if (byReservation.containsKey(reservation) || ended.contains(reservation)) {
            return;
        }
        List<ActivePass> free = byAccount.getOrDefault(account, List.of()).stream()
                .filter(pass -> pass.reservation == null)
                .toList();
        free.stream()
                .filter(pass -> pass.claimedBy != null)
                .findFirst()
                .or(() -> free.stream().findFirst())
                .ifPresent(pass -> {
                    pass.reservation = reservation;
                    pass.used = true;
                    byReservation.put(reservation, pass);
                });
    }

    public void endBooking(String reservation, boolean again) {
        ActivePass pass = byReservation.remove(reservation);
        if (ended.add(reservation) && ended.size() > ENDED_MAX) {
            ended.removeFirst();
        }
        if (pass == null) {
            return;
        }
        pass.reservation = null;
        if (again && !pass.superseded) {
            pass.used = false;
            pass.kept = false;
            pass.failed = true;
            pass.attempt = null;
            pass.underWay = List.of();
            pass.claimedBy = null;
            pass.claims = List.of();
        } else {
            remove(pass.place);
        }
    }

    /**
     * Uses the pass of a place, if it may be used now.
     *
     * @param attempt the attempt; a repeated request is the same attempt
     * @param use the name of this use; a repeated request is another use
     * @return whether it was used
     */
    public boolean tryUse(Place place, String attempt, String use, long now) {
        ActivePass pass = inside.get(place);
        if (pass == null || pass.superseded || pass.expiresAt <= now) {
            return false;
        }
        if (!attempt.equals(pass.attempt)) {
            if (pass.used()) {
                return false;
            }
            pass.attempt = attempt;
            pass.underWay = List.of();
        }
        pass.underWay = ActivePass.with(pass.underWay, use, Integer.MAX_VALUE);
        return true;
    }

    /** Keeps a pass used, because its booking has begun. From here on only the log can free the pass again. */
    public void keepUsed(Place place, String attempt, String use) {
        ActivePass pass = inside.get(place);
        if (pass != null && attempt.equals(pass.attempt)) {
            pass.underWay = ActivePass.without(pass.underWay, use);
            pass.used = true;
        }
    }

    /**
     * Undoes {@link #tryUse} for a booking that was refused before it began. The pass is free again once no other request of
     * this process is making the same attempt.
     *
     * @return whether the use has ended without a booking, so that the log has to know
     */
    public boolean undoUse(Place place, String attempt, String use) {
        ActivePass pass = inside.get(place);
        if (pass == null || !attempt.equals(pass.attempt) || !pass.underWay.contains(use)) {
            return false;
        }
        pass.underWay = ActivePass.without(pass.underWay, use);
        if (pass.reservation != null || pass.used) {
            return false;
        }
        if (pass.underWay.isEmpty()) {
            pass.attempt = null;
        }
        return true;
    }

    /**
     * Notes that the log says that an attempt uses the pass. The first attempt has it, until it is freed or abandoned.
     *
     * @param use the name of the use, null in records of earlier versions
     * @param electedAt when the latest term began; before it, there may have been no process to log bookings
     */
    public void use(Place place, String attempt, @Nullable String use, long at, long electedAt) {
        ActivePass pass = inside.get(place);
        if (pass == null) {
            return;
        }
        boolean untold = pass.reservation == null && !pass.kept;
        boolean abandoned = untold && at - Math.max(pass.claimedAt, electedAt) > CLAIM_MILLIS;
        if (pass.claimedBy == null || abandoned) {
            pass.claimedBy = attempt;
            pass.claimedAt = at;
            pass.claims = List.of();
            pass.kept = false;
        }
        if (use != null && attempt.equals(pass.claimedBy)) {
            pass.claims = ActivePass.with(ActivePass.without(pass.claims, use), use, USES_MAX);
        }
    }

    /**
     * Ends a use, because the log says that it has led to no booking. The pass is free once no other use for the attempt is
     * under way, so the end of an earlier use may be told again.
     *
     * @param use the name of the use, null in records of earlier versions
     */
    public void free(Place place, String attempt, @Nullable String use) {
        ActivePass pass = inside.get(place);
        if (pass == null || !attempt.equals(pass.claimedBy) || pass.reservation != null || pass.kept) {
            return;
        }
        if (attempt.equals(pass.attempt) && !pass.used) {
            // Another process may have ended a use of this one, because this one did not answer.
            pass.underWay = ActivePass.without(pass.underWay, use);
            pass.attempt = pass.underWay.isEmpty() ? null : attempt;
        }
        pass.claims = ActivePass.without(pass.claims, use);
        if (pass.claims.isEmpty()) {
            pass.claimedBy = null;
            removeWhereOver(pass);
        }
    }

    /** Keeps the pass used, because the log says that the attempt's booking was accepted. */
    public void keep(Place place, String attempt) {
        ActivePass pass = inside.get(place);
        if (pass != null && attempt.equals(pass.claimedBy)) {
            pass.kept = true;
        }
    }

    /** {@return whether the log says that this attempt has the pass} */
    public boolean isUsedFor(Place place, String attempt) {
        ActivePass pass = inside.get(place);
        return pass != null && attempt.equals(pass.claimedBy);
    }

    /** {@return the number of fans who are inside at a time} @param now milliseconds since 1970 */
    public int count(long now) {
        int over = 0;
        for (ActivePass pass : inside.values()) {
            if (pass.expiresAt > now) {
                break;
            }
            over++;
        }
        return inside.size() - over;
    }

    Collection<ActivePass> all() {
        return inside.values();
    }
}
