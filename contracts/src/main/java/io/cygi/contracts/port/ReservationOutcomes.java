package io.cygi.contracts.port;

import io.cygi.contracts.api.ReservationBody;
import io.cygi.contracts.value.Requester;
import io.cygi.contracts.value.ReservationId;
import java.time.Duration;

/** Shows what becomes of a reservation. The side that reads offers it, where it runs in the same process. */
public interface ReservationOutcomes {

    /**
     * {@return the reservation, as soon as its status leaves REQUESTED or else when the time is up}
     *
     * @param reservationId which one
     * @param requester who asks: its fan, or an admin
     * @param patience how long to wait at most, at least zero
     * @throws io.cygi.contracts.RefusedException with {@code NOT_FOUND} where it is not to be seen
     */
    ReservationBody await(ReservationId reservationId, Requester requester, Duration patience);

    /**
     * {@return the reservation, as soon as the outcome of a payment shows or else when the time is up}
     *
     * @param reservationId which one
     * @param requester who asks: its fan, or an admin
     * @param lastEvent the sequence number of the reservation's last event when the payment was accepted
     * @param patience how long to wait at most
     * @throws io.cygi.contracts.RefusedException with {@code INSUFFICIENT_FUNDS} where the payment failed for want of
     *     money, and with {@code NOT_FOUND} where the reservation is not to be seen
     */
    ReservationBody awaitPayment(ReservationId reservationId, Requester requester, long lastEvent, Duration patience);
}
