package io.cygi.settlement.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * Asks for a run when its moment comes, or has come while no process was there to see it. However many moments were
 * missed, one run makes up for them.
 */
final class RunSchedule {

    private static final String NEVER = "-";

    private final RunRepository runs;
    private final @Nullable CronExpression cron;
    private final ZoneId zone;
    private @Nullable Instant next;

    /** @param runs where they are asked for @param cron in Spring's form, or {@code -} for never @param zone it means */
    RunSchedule(RunRepository runs, String cron, ZoneId zone) {
        this.runs = runs;
        this.cron = cron.equals(NEVER) ? null : CronExpression.parse(cron);
        this.zone = zone;
    }

    /** Asks where a moment has come. @param now the time */
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
            // Not before it is stored, so that a moment which was not is looked at again.
            next = following;
        }
    }

    private @Nullable Instant after(CronExpression expression, Instant moment) {
        ZonedDateTime following = expression.next(moment.atZone(zone));
        return following == null ? null : following.toInstant();
    }
}
