package io.cygi.settlement.run;

import io.cygi.messaging.worker.FailureReason;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A settlement run.
 *
 * @param runId the run's identifier
 * @param date last day: concerts that ended on or before it are settled
 * @param requestedBy the account that requested it; {@code schedule} or {@code command-line} if none did
 * @param requestedAt time of the request
 * @param state the run's state
 * @param startedAt time at which it began, null before
 * @param endedAt time at which it ended, null before
 * @param settled number of concerts that were paid out or had nothing to pay, null until the end
 * @param waiting number of concerts that wait for reservations that are not final, null until the end
 * @param heldBack number of concerts that are held back because of differences, null until the end
 * @param failed number of concerts that could not be worked on, null until the end
 * @param reason the reason for which the latest attempt failed, null if none has or a later one succeeded
 * @param failingSince time since which attempts fail, null if none has or a later one succeeded
 */
public record SettlementRun(
        String runId,
        LocalDate date,
        String requestedBy,
        Instant requestedAt,
        RunState state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer settled,
        @Nullable Integer waiting,
        @Nullable Integer heldBack,
        @Nullable Integer failed,
        @Nullable FailureReason reason,
        @Nullable Instant failingSince) {

    /** {@return this run with a failure} @param why the reason @param since time since which attempts fail */
    SettlementRun failing(FailureReason why, Instant since) {
        return new SettlementRun(
                runId,
                date,
                requestedBy,
                requestedAt,
                state,
                startedAt,
                endedAt,
                settled,
                waiting,
                heldBack,
                failed,
                why,
                since);
    }
}
