package io.cygi.saga.topup.report;

import io.cygi.contracts.value.SeoulDay;
import io.cygi.saga.topup.report.TopUpReports.Report;
import io.cygi.web.page.Cursor;
import io.cygi.web.page.CursorPage;
import io.cygi.web.problem.ValidationException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows admins the differences between the provider and the wallets. */
@RestController
class DifferenceController {

    private final JdbcTopUpFindings findings;
    private final TopUpReports reports;
    private final Clock clock;

    DifferenceController(JdbcTopUpFindings findings, TopUpReports reports, Clock clock) {
        this.findings = findings;
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping("/api/v1/admin/top-ups/differences")
    DifferencePage differences(
            @RequestParam(required = false) @Nullable String date,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        LocalDate day = date == null ? SeoulDay.of(clock.instant()) : parse(date);
        int size = CursorPage.limit(limit);
        List<String> after = cursor == null ? List.of("", "") : Cursor.decode(cursor, 2, parts -> parts);
        CursorPage<DifferenceBody> page = CursorPage.of(
                findings.of(day, after.get(0), after.get(1), size + 1),
                size,
                last -> List.of(
                        "top-up/" + last.topUpId().replace('.', '/'),
                        last.kind().name()));
        Report report = reports.of(day);
        return new DifferencePage(day, report.checked(), report.completedAt(), page.items(), page.nextCursor());
    }

    private static LocalDate parse(String date) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeException e) {
            throw new ValidationException("date", "must be a day such as 2026-03-01");
        }
    }
}
