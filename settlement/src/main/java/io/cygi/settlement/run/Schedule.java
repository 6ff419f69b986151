package io.cygi.settlement.run;

import java.time.Clock;
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
final class Schedule {

    private static final String NEVER = "-";

    private final Runs runs;
    private final @Nullable CronExpression cron;
    private final ZoneId zone;
    private final Clock clock;
    private @Nullable Instant next;

    Schedule(Runs runs, String cron, ZoneId zone, Clock clock) {
        this.runs = runs;
        this.cron = cron.equals(NEVER) ? null : CronExpression.parse(cron);
        this.zone = zone;
        this.clock = clock;
    }

    void look() {
        if (cron == null) {
            return;
        }
        Instant now = clock.instant();
        if (next == null) {
            next = after(cron, runs.lastScheduled().orElse(now));
        }
        Instant due = null;
        while (next != null && !next.isAfter(now)) {
            due = next;
            next = after(cron, next);
        }
        if (due != null) {
            runs.requestScheduled(due, LocalDate.ofInstant(due, zone));
        }
    }

    private @Nullable Instant after(CronExpression expression, Instant moment) {
        ZonedDateTime following = expression.next(moment.atZone(zone));
        return following == null ? null : following.toInstant();
    }
}
