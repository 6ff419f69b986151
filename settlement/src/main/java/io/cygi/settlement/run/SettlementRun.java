package io.cygi.settlement.run;

import io.cygi.messaging.worker.FailureReason;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A run of the settlement.
 *
 * @param runId its identifier
 * @param date concerts that ended on this day or before are settled
 * @param requestedBy which account asked for it; {@code schedule} or {@code command-line} where none did
 * @param requestedAt when
 * @param state where it is
 * @param startedAt when it began, null where it has not
 * @param endedAt when it ended, null where it has not
 * @param settled how many concerts it paid out or found nothing to pay for, null until it has ended
 * @param waiting how many wait for reservations that are not final, null until it has ended
 * @param heldBack how many are held back because of differences, null until it has ended
 * @param failed how many could not be worked on, null until it has ended
 * @param reason why the latest attempt to carry it out failed, null where none has or a later one succeeded
 * @param failingSince since when attempts fail, null where none has or a later one succeeded
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

    /** {@return this run with another reason} @param why what is wrong @param since since when */
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
