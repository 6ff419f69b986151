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
     * Takes seats off the allowance for a reservation. Refused with {@code LIMIT_EXCEEDED} where that makes more than
     * {@code limit}, and with {@code INVALID_STATE} where the reservation has given its claim back before.
     */
    record ClaimAllowance(
            @TargetAggregateIdentifier AllowanceId allowanceId,
            ReservationId reservationId,
            int seats,
            int limit,
            Instant at)
            implements AllowanceCommand {}

    /**
     * Gives back what the reservation claimed. Where it claimed nothing, its claim is refused from now on: it may still be on
     * its way.
     */
    record ReturnAllowance(@TargetAggregateIdentifier AllowanceId allowanceId, ReservationId reservationId, Instant at)
            implements AllowanceCommand {}
}
