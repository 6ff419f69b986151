package io.cygi.saga.topup.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found on a day.
 *
 * @param date the day in Seoul
 * @param checked how many of the top-ups that changed on it have been compared
 * @param completedAt when all of them had been, null before
 * @param items the differences
 * @param nextCursor what to ask for the page after it with, null at the end
 */
record DifferencePage(
        LocalDate date,
        long checked,
        @Nullable Instant completedAt,
        List<DifferenceBody> items,
        @Nullable String nextCursor) {}
