package io.cygi.command.topup;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.cygi.command.erasure.Closure;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ClaimTopUp;
import io.cygi.contracts.topup.TopUpAllowanceCommand.CloseTopUpAllowance;
import io.cygi.contracts.topup.TopUpAllowanceCommand.CloseTopUpClaim;
import io.cygi.contracts.topup.TopUpAllowanceCommand.ReopenTopUpAllowance;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpAllowanceClosed;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpAllowanceReopened;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpClaimClosed;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpClaimed;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeoulDay;
import io.cygi.contracts.value.TopUpAllowanceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Bounds the amount that an account tops up on a day in Seoul, and the number of its open top-ups. An open top-up
 * counts with its whole amount; one that ended without a credit does not count. The clocks of processes differ: a claim
 * counts for each day that it may have been on, and only the latest such day and the day before it are kept; claims for
 * earlier days count for the day before. Its snapshots consist of its fields.
 */
@Aggregate(type = "top-up-allowance", repository = "topUpAllowanceRepository")
@Revision("2")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class TopUpAllowance {

    /** The largest error of the processes' clocks. */
    private static final Duration CLOCK_ERROR_MAX = Duration.ofMinutes(1);

    @AggregateIdentifier
    private TopUpAllowanceId allowanceId;

    // The claims are not final, because a snapshot sets them.
    private Map<String, Claim> open = new HashMap<>();
    private Map<LocalDate, Money> credited = new HashMap<>();
    private LocalDate latest = LocalDate.EPOCH;
    private Closure closure = Closure.NONE;

    TopUpAllowance() {}

    /**
     * A claim of an open top-up.
     *
     * @param amount the amount of the top-up
     * @param from the first day that the claim counts for
     * @param to the last day that the claim counts for
     */
    record Claim(Money amount, LocalDate from, LocalDate to) {

        List<LocalDate> days() {
            return from.datesUntil(to.plusDays(1)).toList();
        }

        boolean countsFor(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ClaimTopUp command) {
        if (open.containsKey(command.topUpId().uuid())) {
            return;
        }
        if (!command.amount().positive()) {
            throw new IllegalArgumentException("an amount that moves is positive");
        }
        if (closure.closed()) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "The account is being erased.");
        }
        if (open.size() >= command.openMax()) {
            throw new RefusedException(
                    ProblemCode.LIMIT_EXCEEDED,
                    "An account may have " + command.openMax()
                            + " open top-ups. Finish one, or wait until it expires.");
        }
        if (claim(command.amount(), command.at()).days().stream()
                .anyMatch(day -> claimedFor(day).plus(command.amount()).compareTo(command.dayLimit()) > 0)) {
            throw new RefusedException(
                    ProblemCode.LIMIT_EXCEEDED,
                    "An account may top up " + command.dayLimit().amount() + " points a day.");
        }
        apply(new TopUpClaimed(
                command.allowanceId(),
                command.topUpId(),
                command.amount(),
                command.returnUrl(),
                command.expiresAt(),
                command.at()));
    }

    @CommandHandler
    void handle(CloseTopUpClaim command) {
        if (open.containsKey(command.topUpId().uuid())) {
            apply(new TopUpClaimClosed(allowanceId, command.topUpId(), command.credited(), command.at()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CloseTopUpAllowance command) {
        if (closure.beginsWith(command.at())) {
            if (!open.isEmpty()) {
                throw new RefusedException(
                        ProblemCode.INVALID_STATE,
                        "There are top-ups that have not ended. Cancel them, or wait until they expire.");
            }
            apply(new TopUpAllowanceClosed(command.allowanceId(), command.at()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReopenTopUpAllowance command) {
        if (closure.endsWith(command.at())) {
            apply(new TopUpAllowanceReopened(command.allowanceId(), command.at()));
        }
    }

    @EventSourcingHandler
    void on(TopUpClaimed event) {
        allowanceId = event.allowanceId();
        Claim claim = claim(event.amount(), event.at());
        open.put(event.topUpId().uuid(), claim);
        if (claim.to().isAfter(latest)) {
            latest = claim.to();
            credited.keySet().removeIf(day -> day.isBefore(latest.minusDays(1)));
        }
    }

    @EventSourcingHandler
    void on(TopUpClaimClosed event) {
        Claim claim = open.remove(event.topUpId().uuid());
        if (claim != null && event.credited()) {
            claim.days().stream()
                    .filter(day -> !day.isBefore(latest.minusDays(1)))
                    .forEach(day -> credited.merge(day, claim.amount(), Money::plus));
        }
    }

    @EventSourcingHandler
    void on(TopUpAllowanceClosed event) {
        allowanceId = event.allowanceId();
        closure = new Closure(true, event.at());
    }

    @EventSourcingHandler
    void on(TopUpAllowanceReopened event) {
        allowanceId = event.allowanceId();
        closure = new Closure(false, event.at());
    }

    private Claim claim(Money amount, Instant at) {
        LocalDate first = latest.minusDays(1);
        LocalDate from = SeoulDay.of(at.minus(CLOCK_ERROR_MAX));
        LocalDate to = SeoulDay.of(at.plus(CLOCK_ERROR_MAX));
        return new Claim(amount, from.isBefore(first) ? first : from, to.isBefore(first) ? first : to);
    }

    private Money claimedFor(LocalDate day) {
        return open.values().stream()
                .filter(claim -> claim.countsFor(day))
                .map(Claim::amount)
                .reduce(credited.getOrDefault(day, Money.ZERO), Money::plus);
    }
}
