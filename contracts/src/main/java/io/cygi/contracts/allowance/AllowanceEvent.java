package io.cygi.contracts.allowance;

import io.cygi.contracts.EventName;
import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.ReservationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** An event of a purchase allowance: the seats of one concert that one fan has claimed. */
public sealed interface AllowanceEvent {

    /** {@return the allowance} */
    AllowanceId allowanceId();

    /** {@return the number of seats that are claimed afterwards} */
    int claimedAfter();

    /** {@return the time at which it happened} */
    Instant at();

    /**
     * A reservation claimed seats.
     *
     * @param reservationId the reservation
     * @param seats the number of seats that it claimed
     */
    @EventName("allowance.claimed")
    @Revision("1")
    record AllowanceClaimed(
            AllowanceId allowanceId, ReservationId reservationId, int seats, int claimedAfter, Instant at)
            implements AllowanceEvent {}

    /**
     * A reservation gave its claim back.
     *
     * @param reservationId the reservation
     */
    @EventName("allowance.returned")
    @Revision("1")
    record AllowanceReturned(AllowanceId allowanceId, ReservationId reservationId, int claimedAfter, Instant at)
            implements AllowanceEvent {}

    /**
     * The reservation never claimed seats, and cannot claim any more.
     *
     * @param reservationId the reservation
     */
    @EventName("allowance.claim-barred")
    @Revision("1")
    record AllowanceClaimBarred(AllowanceId allowanceId, ReservationId reservationId, int claimedAfter, Instant at)
            implements AllowanceEvent {}
}
