package io.cygi.web;

import io.cygi.contracts.value.ReservationId;
import java.time.Duration;

/** Shows what becomes of a reservation. The side that reads offers it, where it runs in the same process. */
@FunctionalInterface
public interface ReservationOutcomes {

    /**
     * {@return the reservation, as soon as its status leaves REQUESTED or else when the time is up}
     *
     * @param reservationId which one
     * @param caller who asks, its fan
     * @param patience how long to wait at most, as it was granted by {@code Waits}
     * @throws io.cygi.contracts.RefusedException with {@code NOT_FOUND} where it is not to be seen
     */
    ReservationBody await(ReservationId reservationId, Caller caller, Duration patience);
}
