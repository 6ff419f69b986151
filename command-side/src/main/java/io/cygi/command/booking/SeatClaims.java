package io.cygi.command.booking;

import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The seats of one concert that bookings of this process have claimed and whose outcome the process has not seen. Not
 * safe for use by many threads.
 */
final class SeatClaims {

    /** The time after which a claim whose outcome was never seen is forgotten. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /**
     * The age below which a claim decides alone. The outcome of an older claim should have been seen; if it was not,
     * because this process lags behind the one that has carried the booking out, the seat is in doubt.
     */
    private static final Duration FRESH = Duration.ofMillis(200);

    private record Claim(List<SeatNumber> seats, long beganAtNanos) {}

    private final LongSupplier nanoTime;
    private final Map<ReservationId, Claim> oldestFirst = new LinkedHashMap<>();
    private final Map<SeatNumber, ReservationId> claimed = new HashMap<>();

    /** Creates an empty set of claims. @param nanoTime returns the elapsed time in ns */
    SeatClaims(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    boolean has(SeatNumber seat) {
        return claimed.containsKey(seat);
    }

    /** {@return whether the seat was claimed so recently that the claim's outcome may still be under way} */
    boolean isFresh(SeatNumber seat) {
        ReservationId reservation = claimed.get(seat);
        Claim claim = reservation == null ? null : oldestFirst.get(reservation);
        return claim != null && nanoTime.getAsLong() - claim.beganAtNanos < FRESH.toNanos();
    }

    int seats() {
        return claimed.size();
    }

    void add(ReservationId reservation, List<SeatNumber> seats) {
        oldestFirst.put(reservation, new Claim(seats, nanoTime.getAsLong()));
        seats.forEach(seat -> claimed.put(seat, reservation));
    }

    /** Ends the claim of one seat. @param reservation the reservation with the claim; claims of others stay */
    void end(SeatNumber seat, ReservationId reservation) {
        claimed.remove(seat, reservation);
    }

    /** {@return the seats that the booking no longer claims} @param reservation the booking's reservation */
    List<SeatNumber> end(ReservationId reservation) {
        Claim claim = oldestFirst.remove(reservation);
        return claim == null ? List.of() : released(reservation, claim);
    }

    /** {@return the seats of the claims that are ended because their outcome was not seen for too long} */
    List<SeatNumber> endOld() {
        long now = nanoTime.getAsLong();
        List<SeatNumber> released = new ArrayList<>();
        Iterator<Map.Entry<ReservationId, Claim>> claims =
                oldestFirst.entrySet().iterator();
        while (claims.hasNext()) {
            Map.Entry<ReservationId, Claim> oldest = claims.next();
            if (now - oldest.getValue().beganAtNanos < LONGEST.toNanos()) {
                break;
            }
            claims.remove();
            released.addAll(released(oldest.getKey(), oldest.getValue()));
        }
        return released;
    }

    private List<SeatNumber> released(ReservationId reservation, Claim claim) {
        return claim.seats.stream()
                .filter(seat -> claimed.remove(seat, reservation))
                .toList();
    }
}
