package io.cygi.settlement.store;

import io.cygi.contracts.value.ReservationId;
import org.jspecify.annotations.Nullable;

/**
 * A reason for which a concert is not paid.
 *
 * @param kind the kind of reason
 * @param reservationId the UUID of the reservation within the concert, null if the finding is about none
 * @param expected the figure in the statement, null if the finding is about none
 * @param found the figure that was found instead
 * @param detail one sentence for people
 */
public record Finding(
        FindingKind kind,
        @Nullable String reservationId,
        @Nullable String expected,
        @Nullable String found,
        String detail) {

    /** {@return the finding that a step failed} @param detail one sentence for people */
    public static Finding fault(String detail) {
        return new Finding(FindingKind.FAULT, null, null, null, detail);
    }

    /** {@return the finding that a reservation is not final} @param reservation the reservation */
    public static Finding notFinal(ReservationId reservation) {
        return new Finding(
                FindingKind.RESERVATION_NOT_FINAL,
                reservation.uuid(),
                null,
                null,
                "The reservation is in the middle of something; the concert is settled once it is not.");
    }
}
