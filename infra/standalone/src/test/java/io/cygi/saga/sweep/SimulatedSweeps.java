package io.cygi.saga.sweep;

import io.cygi.messaging.Commands;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Runs the real sweeps, one command after another on the caller's thread. */
public final class SimulatedSweeps {

    private final ReservationTerminator terminator;

    /**
     * Creates the sweeps.
     *
     * @param reservations the live reservations
     * @param commands sends the commands
     * @param clock the clock
     */
    public SimulatedSweeps(LiveReservations reservations, Commands commands, Clock clock) {
        terminator = new ReservationTerminator(reservations, commands, new InTurn(), clock);
    }

    /** {@return live reservations in a table} @param table if they are */
    public static LiveReservations reservations(LiveReservationTable table) {
        return new LiveReservations(table);
    }

    /** Looks for holds that have ended. */
    public void expireHolds() {
        terminator.expireHolds();
    }

    /** Looks for live reservations of cancelled concerts. */
    public void withdraw() {
        terminator.withdrawFromCancelledConcerts();
    }

    private static final class InTurn implements ReservationTerminator.Sends {

        @Override
        public <T> void forEach(List<T> items, Consumer<T> action) {
            RuntimeException first = null;
            for (T item : items) {
                try {
                    action.accept(item);
                } catch (RuntimeException fault) {
                    first = first == null ? fault : first;
                }
            }
            if (first != null) {
                throw new CompletionException(first);
            }
        }
    }
}
