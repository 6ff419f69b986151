package io.cygi.contracts.allowance;

import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.ReservationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** What can have happened to a purchase allowance. */
public sealed interface AllowanceEvent {

    /** {@return the allowance} */
    AllowanceId allowanceId();

    /** {@return how many seats are claimed afterwards} */
    int claimedAfter();

    /** {@return when it happened} */
    Instant at();

    /** A reservation claimed seats. */
    @Revision("1")
    record AllowanceClaimed(
            AllowanceId allowanceId, ReservationId reservationId, int seats, int claimedAfter, Instant at)
            implements AllowanceEvent {}

    /** A reservation gave its claim back. */
    @Revision("1")
    record AllowanceReturned(AllowanceId allowanceId, ReservationId reservationId, int claimedAfter, Instant at)
            implements AllowanceEvent {}

    /** The reservation never claimed seats, and cannot claim any more. */
    @Revision("1")
    record AllowanceClaimBarred(AllowanceId allowanceId, ReservationId reservationId, int claimedAfter, Instant at)
            implements AllowanceEvent {}
}
