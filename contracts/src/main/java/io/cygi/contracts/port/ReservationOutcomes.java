package io.cygi.contracts.port;

import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.value.Requester;
import io.cygi.contracts.value.ReservationId;
import java.time.Duration;

/** Shows the outcome of a reservation. The read side offers this port. */
public interface ReservationOutcomes {

    /**
     * {@return the reservation as soon as its status leaves REQUESTED, or as it is when the time is up}
     *
     * @param reservationId the reservation
     * @param requester the caller: the reservation's fan, or an admin
     * @param patience the longest time to wait, at least zero
     * @throws io.cygi.contracts.RefusedException with {@code NOT_FOUND} if the requester may not see the reservation
     */
    ReservationBody await(ReservationId reservationId, Requester requester, Duration patience);

    /**
     * {@return the reservation as soon as the outcome of a payment shows, or as it is when the time is up}
     *
     * @param reservationId the reservation
     * @param requester the caller: the reservation's fan, or an admin
     * @param lastEvent the sequence number of the reservation's last event when the payment was accepted
     * @param patience the longest time to wait
     * @throws io.cygi.contracts.RefusedException with {@code INSUFFICIENT_FUNDS} if the balance was too low for the
     *     payment, and with {@code NOT_FOUND} if the requester may not see the reservation
     */
    ReservationBody awaitPayment(ReservationId reservationId, Requester requester, long lastEvent, Duration patience);
}
