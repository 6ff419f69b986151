package io.cygi.standalone.simulation;

import io.cygi.contracts.allowance.AllowanceCommand.ReturnAllowance;
import io.cygi.contracts.allowance.AllowanceEvent.AllowanceClaimed;
import io.cygi.contracts.seat.SeatCommand.ReleaseSeat;
import io.cygi.contracts.seat.SeatEvent.SeatHeld;

/** Faults that the platform once had. A run can restore one, to prove that it finds it. */
final class Faults {

    /** A fault that can be restored. */
    enum Kind {
        /** No fault is restored. */
        NONE,
        /** Decisions of cached aggregates stand although the event store has not confirmed them. */
        TRUSTED_CACHE,
        /** Undoing a command that was not carried out leaves no trace, so that it can be carried out afterwards. */
        UNDO_BEFORE_DO,
        /** Occupancies are read before their stream of events begins. */
        EARLY_OCCUPANCY
    }

    private final Kind kind;
    private final MemoryDatabase database;

    Faults(Kind kind, MemoryDatabase database) {
        this.kind = kind;
        this.database = database;
    }

    boolean trustsCaches() {
        return kind == Kind.TRUSTED_CACHE;
    }

    boolean readsOccupanciesEarly() {
        return kind == Kind.EARLY_OCCUPANCY;
    }

    /** {@return whether the command does nothing, as before commands and their undoing commuted} */
    boolean drops(Object command) {
        if (kind != Kind.UNDO_BEFORE_DO) {
            return false;
        }
        return switch (command) {
            case ReleaseSeat release ->
                database.events(release.seatId().toString()).stream()
                        .noneMatch(event -> event.getPayload() instanceof SeatHeld held
                                && held.reservationId().equals(release.reservationId()));
            case ReturnAllowance given ->
                database.events(given.allowanceId().toString()).stream()
                        .noneMatch(event -> event.getPayload() instanceof AllowanceClaimed claimed
                                && claimed.reservationId().equals(given.reservationId()));
            default -> false;
        };
    }
}
