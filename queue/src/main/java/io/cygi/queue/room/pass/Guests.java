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

/** Who is inside: let in, and neither done, gone, nor out of time. */
public final class Guests {

    /**
     * A booking is known to the log well before, and its request answered, where anybody is there to tell of it; a process
     * that died with the pass in its hand does not hold it longer.
     */
    private static final long CLAIM_MILLIS = 60_000;

    /** Events come again within a batch or a few. */
    private static final int ENDED_MAX = 10_000;

    private final Map<Place, Guest> inside = new LinkedHashMap<>();
    private final Map<Long, List<Guest>> byAccount = new HashMap<>();
    private final Map<String, Guest> byReservation = new HashMap<>();
    /** The bookings that ended last; what is told of one again is not of another pass. */
    private final LinkedHashSet<String> ended = new LinkedHashSet<>();

    /** Somebody inside. */
    public static final class Guest {

        private final Place place;
        private final long account;
        private long expiresAt;
        private boolean used;
        private boolean failed;
        private @Nullable String reservation;
        /** What this process has let through last, until the log tells of it, and how many requests are at it. */
        private @Nullable String attempt;

        private int underWay;
        /** What the log says that the pass was used for, in whichever process, and when. */
        private @Nullable String claimedBy;

        private long claimedAt;
        /** Whether the log says that the booking was accepted. */
        private boolean kept;
        /** Whether the fan has been let in again since: of a booking that fails no pass is left. */
        private boolean superseded;

        Guest(Place place, long account, long expiresAt) {
            this.place = place;
            this.account = account;
            this.expiresAt = expiresAt;
        }

        public Place place() {
            return place;
        }

        public long expiresAt() {
            return expiresAt;
        }

        public boolean used() {
            return used || attempt != null;
        }

        /** Whether a booking may have been answered that was made with the pass. */
        public boolean hasTried() {
            return used() || failed;
        }
    }

    /** Lets somebody in. Who had joined again, as one may whose booking is under way, has no other pass from here on. */
    public void admit(Place place, long account, long expiresAt) {
        Guest guest = new Guest(place, account, expiresAt);
        if (inside.putIfAbsent(place, guest) == null) {
            List.copyOf(byAccount.getOrDefault(account, List.of())).forEach(this::supersede);
            byAccount.computeIfAbsent(account, key -> new ArrayList<>(1)).add(guest);
        }
    }

    private void supersede(Guest guest) {
        guest.superseded = true;
        removeWhereOver(guest);
    }

    private void removeWhereOver(Guest guest) {
        if (guest.superseded && guest.reservation == null && guest.claimedBy == null) {
            remove(guest.place);
        }
    }

    @Nullable
    public Guest at(Place place) {
        return inside.get(place);
    }

    public void remove(Place place) {
        Guest gone = inside.remove(place);
        if (gone != null) {
            forget(gone);
        }
    }

    private void forget(Guest gone) {
        byAccount.computeIfPresent(gone.account, (key, guests) -> {
            guests.remove(gone);
            return guests.isEmpty() ? null : guests;
        });
        if (gone.reservation != null) {
            byReservation.remove(gone.reservation);
        }
    }

    /** Passes of one room last equally long, so the eldest end first. */
    public void expire(long now) {
        var eldest = inside.values().iterator();
        while (eldest.hasNext()) {
            Guest guest = eldest.next();
            if (guest.expiresAt > now) {
                return;
            }
            eldest.remove();
            forget(guest);
        }
    }

    /** The broker's clock has been set back: passes last as long as they would have. @param millis by how much */
    public void setBack(long millis) {
        for (Guest guest : inside.values()) {
            guest.expiresAt -= millis;
            guest.claimedAt -= millis;
        }
    }

    /** The account's first pass that is said to be used and has no booking yet is the one, or else the first without one. */
    public void book(long account, String reservation) {
        if (byReservation.containsKey(reservation) || ended.contains(reservation)) {
            return;
        }
        List<Guest> free = byAccount.getOrDefault(account, List.of()).stream()
                .filter(guest -> guest.reservation == null)
                .toList();
        free.stream()
                .filter(guest -> guest.claimedBy != null)
                .findFirst()
                .or(() -> free.stream().findFirst())
                .ifPresent(guest -> {
                    guest.reservation = reservation;
                    guest.used = true;
                    byReservation.put(reservation, guest);
                });
    }

    public void endBooking(String reservation, boolean again) {
        Guest guest = byReservation.remove(reservation);
        if (ended.add(reservation) && ended.size() > ENDED_MAX) {
            ended.removeFirst();
        }
        if (guest == null) {
            return;
        }
        guest.reservation = null;
        if (again && !guest.superseded) {
            guest.used = false;
            guest.kept = false;
            guest.failed = true;
            guest.attempt = null;
            guest.underWay = 0;
            guest.claimedBy = null;
        } else {
            remove(guest.place);
        }
    }

    /**
     * {@return whether a pass may be used now, which it then is}
     *
     * @param attempt what for; the same attempt may be made again
     */
    public boolean tryUse(Place place, String attempt, long now) {
        Guest guest = inside.get(place);
        if (guest == null || guest.superseded || guest.expiresAt <= now) {
            return false;
        }
        if (!attempt.equals(guest.attempt)) {
            if (guest.used()) {
                return false;
            }
            guest.attempt = attempt;
            guest.underWay = 0;
        }
        guest.underWay++;
        return true;
    }

    /** The booking has begun: from here on only the log can free the pass again. */
    public void keepUsed(Place place, String attempt) {
        Guest guest = inside.get(place);
        if (guest != null && attempt.equals(guest.attempt)) {
            guest.underWay--;
            guest.used = true;
        }
    }

    /**
     * Undoes {@link #tryUse} for a booking that was refused before it began, unless the same is attempted by another
     * request just now.
     *
     * @return whether the pass is free again
     */
    public boolean undoUse(Place place, String attempt) {
        Guest guest = inside.get(place);
        if (guest == null || !attempt.equals(guest.attempt)) {
            return false;
        }
        guest.underWay--;
        if (guest.underWay > 0 || guest.reservation != null || guest.used) {
            return false;
        }
        guest.attempt = null;
        return true;
    }

    /**
     * The log says that the pass is used. The first attempt has it, until it is freed or nothing came of it.
     *
     * @param electedAt when the latest term began: before, perhaps nobody was there to tell the log of bookings
     */
    public void use(Place place, String attempt, long at, long electedAt) {
        Guest guest = inside.get(place);
        if (guest == null) {
            return;
        }
        boolean untold = guest.reservation == null && !guest.kept;
        boolean abandoned = untold && at - Math.max(guest.claimedAt, electedAt) > CLAIM_MILLIS;
        if (guest.claimedBy == null || abandoned) {
            guest.claimedBy = attempt;
            guest.claimedAt = at;
            guest.kept = false;
        }
    }

    /** The log says that nothing came of the attempt. */
    public void free(Place place, String attempt) {
        Guest guest = inside.get(place);
        if (guest != null && attempt.equals(guest.claimedBy) && guest.reservation == null && !guest.kept) {
            guest.claimedBy = null;
            removeWhereOver(guest);
        }
    }

    /** The log says that the attempt's booking was accepted. */
    public void keep(Place place, String attempt) {
        Guest guest = inside.get(place);
        if (guest != null && attempt.equals(guest.claimedBy)) {
            guest.kept = true;
        }
    }

    /** {@return whether the log says that the pass is this attempt's} */
    public boolean isUsedFor(Place place, String attempt) {
        Guest guest = inside.get(place);
        return guest != null && attempt.equals(guest.claimedBy);
    }

    /** {@return how many are inside at a time} @param now milliseconds since 1970 */
    public int count(long now) {
        int over = 0;
        for (Guest guest : inside.values()) {
            if (guest.expiresAt > now) {
                break;
            }
            over++;
        }
        return inside.size() - over;
    }

    Collection<Guest> all() {
        return inside.values();
    }
}
