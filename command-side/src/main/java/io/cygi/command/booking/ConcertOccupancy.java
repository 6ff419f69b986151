package io.cygi.command.booking;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches the occupancy of one concert: held and sold seats, claims of bookings of this process, and the number of seats
 * of each fan. It refuses bookings that cannot succeed, and chooses the best free seats. The Seat aggregate alone
 * decides which reservation gets a seat. Events may arrive more than once and in any order between aggregates.
 */
final class ConcertOccupancy {

    /** The most stored seats in the doubts about a refusal. A refusal that rests on more is not confirmed. */
    private static final int DOUBTS_MAX = 64;

    private record KnownSeat(long sequence, boolean taken) {}

    private record KnownFan(long sequence, int claimed) {}

    /**
     * The stored state that a refusal rests on and that other processes may have changed. It excludes seats that a
     * fresh claim of this process decides, and refusals by the size of the booking alone.
     *
     * @param allowance whether the fan's purchase allowance is in doubt
     * @param seats the seats that are in doubt
     */
    record Doubts(boolean allowance, List<SeatNumber> seats) {

        boolean none() {
            return !allowance && seats.isEmpty();
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, SectionOccupancy> sections = new LinkedHashMap<>();
    private final Map<SeatNumber, KnownSeat> seats = new HashMap<>();
    private final Map<AccountId, KnownFan> fans = new HashMap<>();
    private final SeatClaims claims;
    private final int seatsTotal;
    private boolean loaded;

    ConcertOccupancy(ConcertDetails details) {
        this(details, System::nanoTime);
    }

    /** Creates an empty occupancy. @param nanoTime returns the elapsed time in ns */
    ConcertOccupancy(ConcertDetails details, LongSupplier nanoTime) {
        claims = new SeatClaims(nanoTime);
        seatsTotal = details.seatsTotal();
        for (Section section : details.sections()) {
            sections.put(section.name(), new SectionOccupancy(section));
        }
    }

    int seatsTotal() {
        return seatsTotal;
    }

    /** Reads the concert's history once; concurrent callers wait for it. @param history applies the stored events */
    void loadOnce(Runnable history) {
        lock.lock();
        try {
            if (!loaded) {
                history.run();
                loaded = true;
            }
        } finally {
            lock.unlock();
        }
    }

    void seatChanged(SeatNumber seat, long sequence, boolean taken, ReservationId reservation) {
        lock.lock();
        try {
            KnownSeat known = seats.get(seat);
            if (known == null || known.sequence < sequence) {
                seats.put(seat, new KnownSeat(sequence, taken));
            }
            claims.end(seat, reservation);
            show(seat);
        } finally {
            lock.unlock();
        }
    }

    /** Ends a reservation's claim of one seat, which the reservation does not take any more. */
    void claimEnded(SeatNumber seat, ReservationId reservation) {
        lock.lock();
        try {
            claims.end(seat, reservation);
            show(seat);
        } finally {
            lock.unlock();
        }
    }

    void fanChanged(AccountId fan, long sequence, int claimedAfter) {
        lock.lock();
        try {
            KnownFan known = fans.get(fan);
            if (known == null || known.sequence < sequence) {
                fans.put(fan, new KnownFan(sequence, claimedAfter));
            }
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether a booking would be offered the seat} @param seat a seat of this concert */
    boolean free(SeatNumber seat) {
        lock.lock();
        try {
            return !taken(seat);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the claim of a booking that has ended or has failed. */
    void dropClaim(ReservationId reservation) {
        lock.lock();
        try {
            claims.end(reservation).forEach(this::show);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Claims the given seats, all or none, for a booking that is about to be requested.
     *
     * @throws RefusedException {@code LIMIT_EXCEEDED}, or {@code SEAT_TAKEN} with the seats
     */
    void claim(ReservationId reservation, AccountId fan, int limit, List<SeatNumber> wanted) {
        lock.lock();
        try {
            claims.endOld().forEach(this::show);
            requireAllowance(fan, limit, wanted.size());
            List<SeatNumber> gone = wanted.stream().filter(this::taken).toList();
            if (!gone.isEmpty()) {
                throw new RefusedException(
                        ProblemCode.SEAT_TAKEN, gone.size() == 1 ? "The seat is taken." : "Seats are taken.", gone);
            }
            remember(reservation, wanted);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Claims the best free seats: neighbours if there are any, otherwise the seats nearest to the front.
     *
     * @param section the name of the section, or null for any section, in the concert's order
     * @return the seats
     * @throws RefusedException {@code LIMIT_EXCEEDED}, or {@code SEAT_TAKEN} if too few seats are free
     */
    List<SeatNumber> claimBest(
            ReservationId reservation, AccountId fan, int limit, @Nullable String section, int quantity) {
        lock.lock();
        try {
            claims.endOld().forEach(this::show);
            requireAllowance(fan, limit, quantity);
            List<SeatNumber> best = best(among(section), quantity);
            remember(reservation, best);
            return best;
        } finally {
            lock.unlock();
        }
    }

    /** {@return the doubts about the refusal of a claim} */
    Doubts doubts(AccountId fan, int limit, List<SeatNumber> wanted) {
        lock.lock();
        try {
            boolean decided = wanted.stream().anyMatch(claims::isFresh);
            return new Doubts(
                    inDoubt(fan, limit, wanted.size()),
                    decided ? List.of() : wanted.stream().filter(this::taken).toList());
        } finally {
            lock.unlock();
        }
    }

    /**
     * {@return the doubts about the refusal of a claim of the best seats}
     *
     * @param section the name of the section, or null for any section
     */
    Doubts doubtsOfBest(AccountId fan, int limit, @Nullable String section, int quantity) {
        lock.lock();
        try {
            return new Doubts(inDoubt(fan, limit, quantity), storedOf(among(section), quantity));
        } finally {
            lock.unlock();
        }
    }

    private boolean inDoubt(AccountId fan, int limit, int quantity) {
        KnownFan known = fans.get(fan);
        return known != null && quantity <= limit && quantity + known.claimed > limit;
    }

    /** {@return the taken seats to read again; none if they are too many, or too few to make the booking possible} */
    private List<SeatNumber> storedOf(List<SectionOccupancy> among, int quantity) {
        int free = among.stream().mapToInt(SectionOccupancy::free).sum();
        int taken = among.stream().mapToInt(SectionOccupancy::taken).sum();
        if (free >= quantity || taken > DOUBTS_MAX + claims.seats()) {
            return List.of();
        }
        List<SeatNumber> stored = among.stream()
                .flatMap(rows -> rows.takenSeats().stream())
                .filter(seat -> !claims.isFresh(seat))
                .toList();
        return stored.size() > DOUBTS_MAX || free + stored.size() < quantity ? List.of() : stored;
    }

    private List<SectionOccupancy> among(@Nullable String section) {
        return section == null
                ? List.copyOf(sections.values())
                : List.of(Objects.requireNonNull(sections.get(section)));
    }

    private static List<SeatNumber> best(List<SectionOccupancy> among, int quantity) {
        for (SectionOccupancy rows : among) {
            List<SeatNumber> adjacent = rows.adjacent(quantity);
            if (!adjacent.isEmpty()) {
                return adjacent;
            }
        }
        for (SectionOccupancy rows : among) {
            if (rows.free() >= quantity) {
                return rows.first(quantity);
            }
        }
        List<SeatNumber> scattered = new ArrayList<>(quantity);
        for (SectionOccupancy rows : among) {
            scattered.addAll(rows.first(quantity - scattered.size()));
        }
        if (scattered.size() < quantity) {
            throw new RefusedException(ProblemCode.SEAT_TAKEN, "Fewer seats than that are free.");
        }
        return scattered;
    }

    private void requireAllowance(AccountId fan, int limit, int quantity) {
        KnownFan known = fans.get(fan);
        if (quantity + (known == null ? 0 : known.claimed) > limit) {
            throw new RefusedException(
                    ProblemCode.LIMIT_EXCEEDED, "A fan may have " + limit + " seats of this concert.");
        }
    }

    private boolean taken(SeatNumber seat) {
        KnownSeat known = seats.get(seat);
        return claims.has(seat) || known != null && known.taken;
    }

    private void remember(ReservationId reservation, List<SeatNumber> wanted) {
        claims.add(reservation, wanted);
        wanted.forEach(this::show);
    }

    private void show(SeatNumber seat) {
        SectionOccupancy rows = sections.get(seat.section());
        if (rows != null) {
            rows.set(seat, taken(seat));
        }
    }
}
