package io.cygi.settlement.find;

import io.cygi.settlement.store.SettlementRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Makes a settlement for every concert that has ended and has none, however long ago that was. */
public final class FindConcertsTasklet implements Tasklet {

    /** The job parameter with the last day: only concerts that ended on it or before are found. */
    public static final String UNTIL = "until";

    private final EndedConcertProjection concerts;
    private final SettlementRepository settlements;
    private final ZoneId zone;
    private final int concertsMax;

    /** @param concertsMax how many are found with one transaction */
    public FindConcertsTasklet(
            EndedConcertProjection concerts, SettlementRepository settlements, ZoneId zone, int concertsMax) {
        this.concerts = concerts;
        this.settlements = settlements;
        this.zone = zone;
        this.concertsMax = concertsMax;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        StepExecution execution = contribution.getStepExecution();
        LocalDate until = Objects.requireNonNull(execution.getJobParameters().getLocalDate(UNTIL));
        Instant before = until.plusDays(1).atStartOfDay(zone).toInstant();
        List<EndedConcert> found = concerts.unsettled(before, concertsMax);
        for (EndedConcert ended : found) {
            settlements.add(
                    ended.concert(),
                    ended.currency(),
                    LocalDate.ofInstant(ended.concert().closedAt(), zone));
        }
        contribution.incrementWriteCount(found.size());
        // A full look may have left something out; the next one begins where this one ended.
        return found.size() == concertsMax ? RepeatStatus.CONTINUABLE : RepeatStatus.FINISHED;
    }
}
