package io.cygi.remote.port;

import io.cygi.contracts.port.AdmissionGate.Admitted;
import io.cygi.contracts.port.AdmissionGate.Attempt;
import io.cygi.contracts.port.AdmissionGate.Decision;
import io.cygi.contracts.value.ConcertId;
import java.time.Duration;

/** The admission gate as the waiting rooms serve it to an edge in another process. */
public interface AdmissionDesk {

    /** {@return the decision about an attempt} @param attempt the attempt, with an idempotency key that names it */
    Decision decide(Attempt attempt);

    /** {@return the time for which bookings of a concert need no decision, zero if each one needs it} @param concertId the concert */
    Duration openFor(ConcertId concertId);

    /** {@return a text by which {@link #end} knows the use of a pass, in any process} @param admitted a decision of this process */
    String note(Admitted admitted);

    /**
     * Ends the use of a pass. Telling the end again does nothing.
     *
     * @param use a text of {@link #note}
     * @param booked whether the booking was accepted; if not, the pass may be used again
     */
    void end(String use, boolean booked);
}
