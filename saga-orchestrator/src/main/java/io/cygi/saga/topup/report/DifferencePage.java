package io.cygi.saga.topup.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the differences that were found on a day.
 *
 * @param date the day in Seoul
 * @param checked the number of compared top-ups that changed on the day
 * @param completedAt when all of them had been compared, null before
 * @param items the differences
 * @param nextCursor the cursor of the next page, null at the end
 */
record DifferencePage(
        LocalDate date,
        long checked,
        @Nullable Instant completedAt,
        List<DifferenceBody> items,
        @Nullable String nextCursor) {}
