package io.cygi.settlement.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** Requests a run at each moment of the schedule. Moments at which no process ran are made up for by one run. */
final class RunSchedule {

    private static final String NEVER = "-";

    private final RunRepository runs;
    private final @Nullable CronExpression cron;
    private final ZoneId zone;
    private @Nullable Instant next;

    /**
     * Creates the schedule.
     *
     * @param runs stores the requests
     * @param cron the schedule in Spring's form, or {@code -} for never
     * @param zone time zone of the schedule
     */
    RunSchedule(RunRepository runs, String cron, ZoneId zone) {
        this.runs = runs;
        this.cron = cron.equals(NEVER) ? null : CronExpression.parse(cron);
        this.zone = zone;
    }

    /** Requests a run if its moment has come. @param now the current time */
    void poll(Instant now) {
        if (cron == null) {
            return;
        }
        if (next == null) {
            next = after(cron, runs.lastScheduled().orElse(now));
        }
        Instant due = null;
        Instant following = next;
        while (following != null && !following.isAfter(now)) {
            due = following;
            following = after(cron, following);
        }
        if (due != null) {
            runs.requestScheduled(due, LocalDate.ofInstant(due, zone));
            // Set after the request is stored, so that a moment whose request failed is tried again.
            next = following;
        }
    }

    private @Nullable Instant after(CronExpression expression, Instant moment) {
        ZonedDateTime following = expression.next(moment.atZone(zone));
        return following == null ? null : following.toInstant();
    }
}
