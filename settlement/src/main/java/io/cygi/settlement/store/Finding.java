package io.cygi.settlement.store;

import io.cygi.contracts.value.ReservationId;
import org.jspecify.annotations.Nullable;

/**
 * Something that keeps a concert from being paid.
 *
 * @param kind what
 * @param reservationId whose UUID within the concert, null where it is about none
 * @param expected what the statement says, null where it is about no figure
 * @param found what was found instead
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

    /** {@return the finding that a reservation is not final} @param reservation which */
    public static Finding notFinal(ReservationId reservation) {
        return new Finding(
                FindingKind.RESERVATION_NOT_FINAL,
                reservation.uuid(),
                null,
                null,
                "The reservation is in the middle of something; the concert is settled once it is not.");
    }
}
