package io.cygi.saga.topup.report;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeoulDay;
import io.cygi.saga.topup.TopUpFindingKind;
import io.cygi.saga.topup.provider.Payment;
import io.cygi.saga.topup.provider.PaymentProvider;
import io.cygi.saga.topup.provider.ProviderRefusedException;
import io.cygi.saga.topup.provider.ProviderUnavailableException;
import io.cygi.saga.topup.report.TopUpLedger.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the provider holds of each top-up with what the wallets have of it, after each day on which it changed.
 * A difference is a finding and is compared again until it is gone. A payment that the provider does not answer about
 * is put off and keeps no other waiting.
 */
class TopUpComparison {

    /** Most top-ups that are compared in one look. */
    private static final int PAGE = 200;

    /** Number of calls in a row without an answer after which the provider is taken to be down and the look ends. */
    private static final int UNANSWERED_MAX = 5;

    /** Number of attempts without an answer, over more than two hours, after which an admin is told. */
    static final int ATTEMPTS_TOLD = 5;

    /** Number of attempts, over more than three months, after which a finding is left to the admins alone. */
    private static final int ATTEMPTS_MAX = 100;

    private static final Duration PAUSE_FIRST = Duration.ofMinutes(10);
    private static final Duration PAUSE_MAX = Duration.ofDays(1);
    private static final int DOUBLINGS_MAX = 10;

    /** Number of past days whose comparison may still be completed. */
    private static final int DAYS_COMPLETED = 30;

    private final TopUpLedger ledger;
    private final TopUpReports reports;
    private final JdbcTopUpFindings findings;
    private final PaymentProvider provider;
    private final BooleanSupplier ledgerIsUpToDate;
    private final Clock clock;

    /**
     * Creates the top-up comparison.
     *
     * @param ledgerIsUpToDate whether this process keeps the ledger and has entered all events until now
     */
    TopUpComparison(
            TopUpLedger ledger,
            TopUpReports reports,
            JdbcTopUpFindings findings,
            PaymentProvider provider,
            BooleanSupplier ledgerIsUpToDate,
            Clock clock) {
        this.ledger = ledger;
        this.reports = reports;
        this.findings = findings;
        this.provider = provider;
        this.ledgerIsUpToDate = ledgerIsUpToDate;
        this.clock = clock;
    }

    /** Compares a page of due entries, and completes the days of which no entry is left. */
    void look() {
        LocalDate today = SeoulDay.of(clock.instant().minus(TopUpLedger.PAUSE_AFTER_DAY));
        if (!ledgerIsUpToDate.getAsBoolean()) {
            return;
        }
        int unanswered = 0;
        for (Entry entry : ledger.due(PAGE)) {
            try {
                compare(entry, held(entry));
                unanswered = 0;
            } catch (ProviderUnavailableException e) {
                putOff(entry);
                if (++unanswered == UNANSWERED_MAX) {
                    throw e;
                }
            }
        }
        reports.complete(today.minusDays(DAYS_COMPLETED), today);
    }

    private void compare(Entry entry, Money held) {
        findings.resolve(entry.topUpId(), TopUpFindingKind.NOT_COMPARED);
        if (held.equals(entry.held())) {
            findings.resolve(entry.topUpId(), TopUpFindingKind.BALANCE_DIFFERS);
            ledger.compared(entry, null);
        } else {
            findings.add(entry.day(), entry.topUpId(), TopUpFindingKind.BALANCE_DIFFERS, entry.held(), held);
            ledger.compared(entry, again(entry));
        }
    }

    private void putOff(Entry entry) {
        if (entry.attempts() + 1 >= ATTEMPTS_TOLD) {
            findings.add(entry.day(), entry.topUpId(), TopUpFindingKind.NOT_COMPARED, entry.held(), Money.ZERO);
        }
        ledger.unanswered(entry, again(entry));
    }

    private @Nullable Instant again(Entry entry) {
        if (entry.attempts() >= ATTEMPTS_MAX) {
            return null;
        }
        Duration grown = PAUSE_FIRST.multipliedBy(1L << Math.min(entry.attempts(), DOUBLINGS_MAX));
        return clock.instant().plus(grown.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : grown);
    }

    /**
     * {@return the amount that the provider holds} It holds nothing of a payment that it does not know, or was never
     * asked for.
     */
    private Money held(Entry entry) {
        String tid = entry.tid();
        try {
            return tid == null
                    ? Money.ZERO
                    : provider.order(new Payment(entry.topUpId(), tid)).held();
        } catch (ProviderRefusedException unknown) {
            return Money.ZERO;
        }
    }
}
