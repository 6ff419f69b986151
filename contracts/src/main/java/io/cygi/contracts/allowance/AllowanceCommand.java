package io.cygi.contracts.allowance;

import io.cygi.contracts.value.AllowanceId;
import io.cygi.contracts.value.ReservationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to a fan's purchase allowance for a concert. */
public sealed interface AllowanceCommand {

    /** {@return the allowance} */
    AllowanceId allowanceId();

    /**
     * Claims seats of the allowance for a reservation. Refused with {@code LIMIT_EXCEEDED} if the claims would exceed
     * {@code limit}, and with {@code INVALID_STATE} if the reservation has given its claim back before.
     */
    record ClaimAllowance(
            @TargetAggregateIdentifier AllowanceId allowanceId,
            ReservationId reservationId,
            int seats,
            int limit,
            Instant at)
            implements AllowanceCommand {}

    /**
     * Gives back what the reservation claimed. If the reservation claimed nothing, a claim of it that is still on its
     * way is refused from now on.
     */
    record ReturnAllowance(@TargetAggregateIdentifier AllowanceId allowanceId, ReservationId reservationId, Instant at)
            implements AllowanceCommand {}
}
