package io.cygi.saga.topup.report;

import io.cygi.contracts.value.Money;
import io.cygi.saga.topup.TopUpFindingKind;
import io.cygi.saga.topup.provider.PaymentProvider;
import io.cygi.saga.topup.provider.ProviderRefusedException;
import io.cygi.saga.topup.report.TopUpLedger.Entry;
import io.cygi.saga.topup.report.TopUpReports.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Compares, day by day, what the provider holds of each top-up with what the wallets have of it. A day is compared two hours
 * after its end, when its top-ups have ended and are not watched any more; days that were missed are made up for a week.
 */
class TopUpComparison {

    private static final Duration PAUSE_AFTER_DAY = Duration.ofHours(2);
    private static final int DAYS_MADE_UP = 7;

    /** So many top-ups are compared in one look. */
    private static final int PAGE = 200;

    private final TopUpLedger ledger;
    private final TopUpReports reports;
    private final JdbcTopUpFindings findings;
    private final PaymentProvider provider;
    private final Clock clock;

    TopUpComparison(
            TopUpLedger ledger,
            TopUpReports reports,
            JdbcTopUpFindings findings,
            PaymentProvider provider,
            Clock clock) {
        this.ledger = ledger;
        this.reports = reports;
        this.findings = findings;
        this.provider = provider;
        this.clock = clock;
    }

    /** Goes on with the oldest day that is not done, by a page. */
    void look() {
        LocalDate today = LocalDate.ofInstant(clock.instant().minus(PAUSE_AFTER_DAY), TopUpDay.SEOUL);
        for (int back = DAYS_MADE_UP; back >= 1; back--) {
            LocalDate day = today.minusDays(back);
            Optional<Report> report = reports.claim(day);
            if (report.isPresent()) {
                compare(day, report.get());
            }
        }
    }

    private void compare(LocalDate day, Report report) {
        Report reached = report;
        try {
            List<Entry> page = ledger.of(day.toString(), report.position(), PAGE);
            for (Entry entry : page) {
                compare(entry);
                reached = new Report(entry.payment().topUpId().toString(), reached.checked() + 1, null);
            }
            if (page.size() < PAGE) {
                reached = new Report(reached.position(), reached.checked(), clock.instant());
            }
        } finally {
            reports.release(day, reached);
        }
    }

    private void compare(Entry entry) {
        Money held = held(entry);
        if (held.equals(entry.held())) {
            findings.resolve(entry.payment().topUpId(), TopUpFindingKind.BALANCE_DIFFERS);
        } else {
            findings.add(entry.payment().topUpId(), TopUpFindingKind.BALANCE_DIFFERS, entry.held(), held);
        }
    }

    /** What the provider does not know it does not hold. */
    private Money held(Entry entry) {
        try {
            return provider.order(entry.payment()).held();
        } catch (ProviderRefusedException unknown) {
            return Money.ZERO;
        }
    }
}
