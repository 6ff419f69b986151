package io.cygi.settlement;

import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of settlement.
 *
 * @param cron schedule of the runs, in Spring's form with seconds; {@code -} for never
 * @param zone time zone in which days begin and {@code cron} is read
 * @param concertsAtOnce number of concerts that are worked on at the same time
 * @param concertsPerRunMax bound on the concerts of one execution of the job; the next execution takes the rest at once
 * @param eventsPerChunk number of events that are read at once and written in one transaction
 * @param payoutTimeout bound on the wait for the wallet's event of a payout
 * @param documentWait bound on the wait of a workbook or PDF while others are being written
 * @param jobHistory time for which Spring Batch's records of an ended job are kept
 * @param run the day of a run to request at the start, or {@code today}; null for none
 * @param exit whether the process ends with that run, with exit code 0 if nothing failed
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
