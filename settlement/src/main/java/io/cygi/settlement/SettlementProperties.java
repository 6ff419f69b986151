package io.cygi.settlement;

import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The configuration of settlement.
 *
 * @param cron when a run is asked for, in Spring's form with seconds; {@code -} for never
 * @param zone whose midnight divides the days, and whose clock {@code cron} means
 * @param concertsAtOnce how many concerts are worked on at the same time
 * @param concertsPerRunMax how many concerts one execution of the job takes; what is left is taken by the next, at once
 * @param eventsPerChunk how many events are read at once and written with one transaction
 * @param payoutTimeout how long a payout waits for the wallet to say that it has it
 * @param documentWait how long a workbook or a PDF waits while others are being written
 * @param jobHistory how long after its end Spring Batch's notes of a job are kept
 * @param run asks for a run at the start: a day, or {@code today}; null for none
 * @param exit whether the process ends with the run that was asked for so, with 0 where nothing failed
 */
@ConfigurationProperties("cygi.settlement")
public record SettlementProperties(
        @DefaultValue("0 0 4 * * *") String cron,
        @DefaultValue("Asia/Seoul") ZoneId zone,
        @DefaultValue("2") int concertsAtOnce,
        @DefaultValue("500") int concertsPerRunMax,
        @DefaultValue("5000") int eventsPerChunk,
        @DefaultValue("30s") Duration payoutTimeout,
        @DefaultValue("10s") Duration documentWait,
        @DefaultValue("90d") Duration jobHistory,
        @Nullable String run,
        @DefaultValue("false") boolean exit) {

    /** Checks the bounds. */
    public SettlementProperties {
        if (concertsAtOnce < 1 || concertsPerRunMax < 1 || eventsPerChunk < 1) {
            throw new IllegalArgumentException(
                    "cygi.settlement needs at least one concert, thread and event at a time");
        }
        if (jobHistory.isNegative()) {
            throw new IllegalArgumentException("cygi.settlement.job-history must not be negative");
        }
    }
}
