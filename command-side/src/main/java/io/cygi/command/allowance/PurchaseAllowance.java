package io.cygi.command.allowance;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.allowance.AllowanceCommand.ClaimAllowance;
import io.cygi.contracts.allowance.AllowanceCommand.ReturnAllowance;
import io.cygi.contracts.allowance.AllowanceEvent.AllowanceClaimBarred;
import io.cygi.contracts.allowance.AllowanceEvent.AllowanceClaimed;
import io.cygi.contracts.allowance.AllowanceEvent.AllowanceReturned;
import io.cygi.contracts.value.AllowanceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Counts the seats of a concert in a fan's live reservations. It remembers the reservations that have given their seats
 * back, and those that never claimed any, so that a claim which arrives after its reservation has ended is refused.
 */
@Aggregate(type = "allowance", repository = "allowanceRepository")
class PurchaseAllowance {

    @AggregateIdentifier
    private AllowanceId allowanceId;

    private int claimed;
    private final Map<String, Integer> claims = new HashMap<>();
    private final Set<String> returned = new HashSet<>();

    PurchaseAllowance() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ClaimAllowance command) {
        String reservation = command.reservationId().uuid();
        if (claims.containsKey(reservation)) {
            return;
        }
        if (returned.contains(reservation)) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "The reservation has given its seats back.");
        }
        if (claimed + command.seats() > command.limit()) {
            throw new RefusedException(
                    ProblemCode.LIMIT_EXCEEDED, "A fan may have " + command.limit() + " seats of this concert.");
        }
        apply(new AllowanceClaimed(
                command.allowanceId(),
                command.reservationId(),
                command.seats(),
                claimed + command.seats(),
                command.at()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReturnAllowance command) {
        String reservation = command.reservationId().uuid();
        Integer seats = claims.get(reservation);
        if (seats != null) {
            apply(new AllowanceReturned(command.allowanceId(), command.reservationId(), claimed - seats, command.at()));
        } else if (!returned.contains(reservation)) {
            apply(new AllowanceClaimBarred(command.allowanceId(), command.reservationId(), claimed, command.at()));
        }
    }

    @EventSourcingHandler
    void on(AllowanceClaimed event) {
        allowanceId = event.allowanceId();
        claims.put(event.reservationId().uuid(), event.seats());
        claimed = event.claimedAfter();
    }

    @EventSourcingHandler
    void on(AllowanceClaimBarred event) {
        allowanceId = event.allowanceId();
        returned.add(event.reservationId().uuid());
    }

    @EventSourcingHandler
    void on(AllowanceReturned event) {
        claims.remove(event.reservationId().uuid());
        returned.add(event.reservationId().uuid());
        claimed = event.claimedAfter();
    }
}
