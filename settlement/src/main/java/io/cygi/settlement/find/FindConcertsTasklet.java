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

/** Creates a settlement for every ended concert that has none, however long ago it ended. */
public final class FindConcertsTasklet implements Tasklet {

    /** Name of the job parameter with the last day: only concerts that ended on or before it are found. */
    public static final String UNTIL = "until";

    private final EndedConcertProjection concerts;
    private final SettlementRepository settlements;
    private final ZoneId zone;
    private final int concertsMax;

    /** Creates the tasklet. @param concertsMax bound on the concerts that are found in one transaction */
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
        // A full page may have left concerts out; the next call continues after it.
        return found.size() == concertsMax ? RepeatStatus.CONTINUABLE : RepeatStatus.FINISHED;
    }
}
