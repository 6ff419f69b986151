package io.cygi.saga.topup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.topup.TopUpEvent.TopUpReady;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletEvent.TopUpGivenBack;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakenBack;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import io.cygi.saga.topup.FakeProvider.Call;
import io.cygi.saga.topup.FakeProvider.Fault;
import io.cygi.saga.topup.TopUpFindingKind;
import io.cygi.saga.topup.TopUpStage;
import io.cygi.saga.topup.provider.PaymentStatus;
import io.cygi.saga.topup.provider.ProviderUnavailableException;
import io.cygi.saga.topup.report.TopUpReports.Report;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The daily comparison of the provider with the wallets, on a real database. */
class TopUpComparisonTest {

    private static TopUpStage stage;
    private static TopUpLedger ledger;
    private static TopUpReports reports;
    private static JdbcTopUpFindings findings;

    @BeforeAll
    static void open() {
        stage = new TopUpStage();
        ledger = new TopUpLedger(stage.jdbc(), stage.transactions());
        reports = new TopUpReports(stage.jdbc(), stage.transactions(), stage.clock);
        findings = new JdbcTopUpFindings(stage.jdbc(), stage.transactions(), stage.clock);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void findsWhatDiffersAndNothingElse() {
        TopUpId right = stage.credited();
        TopUpId waiting = stage.ready();
        TopUpId refunded = stage.credited();
        stage.requestRefund(refunded);
        stage.settle(refunded);
        TopUpId lost = stage.credited();
        stage.provider.become(stage.tid(lost), PaymentStatus.CANCELLED);
        TopUpId taken = stage.ready();
        stage.provider.become(stage.tid(taken), PaymentStatus.PAID);
        TopUpId forgotten = stage.credited();
        stage.provider.forget(stage.tid(forgotten));
        List.of(right, waiting, refunded, lost, taken, forgotten).forEach(TopUpComparisonTest::happen);
        LocalDate day = TopUpDay.of(right);

        comparison().look();
        assertThat(reports.of(day)).isEqualTo(Report.NOT_BEGUN);
        stage.clock.move(Duration.ofHours(27));
        stage.provider.failing(Call.ORDER, Fault.LOST_REQUEST);
        assertThatThrownBy(() -> comparison().look()).isInstanceOf(ProviderUnavailableException.class);
        assertThat(reports.of(day).completedAt()).isNull();
        stage.provider.working();
        comparison().look();

        assertThat(reports.of(day).checked()).isEqualTo(6);
        assertThat(reports.of(day).completedAt()).isEqualTo(stage.clock.instant());
        List<DifferenceBody> found = findings.of(day, "", "", 10);
        assertThat(found)
                .extracting(DifferenceBody::topUpId)
                .containsExactlyInAnyOrder(lost.handle(), taken.handle(), forgotten.handle());
        assertThat(found).allMatch(difference -> difference.kind() == TopUpFindingKind.BALANCE_DIFFERS);
        assertThat(found)
                .filteredOn(difference -> difference.topUpId().equals(lost.handle()))
                .allMatch(difference -> difference.expected().equals(TopUpStage.AMOUNT)
                        && difference.found().equals(Money.ZERO));
    }

    @Test
    void isMadeByOneProcessAtATime() {
        LocalDate day = LocalDate.of(2020, 1, 1);
        assertThat(reports.claim(day)).isPresent();
        assertThat(reports.claim(day)).isEmpty();
        reports.release(day, new Report("top-up/x", 3, null));
        assertThat(reports.claim(day)).hasValue(new Report("top-up/x", 3, null));
        stage.clock.move(Duration.ofMinutes(31));
        assertThat(reports.claim(day)).isPresent();
        reports.release(day, new Report("top-up/y", 5, stage.clock.instant()));
        assertThat(reports.claim(day)).isEmpty();
    }

    private static TopUpComparison comparison() {
        return new TopUpComparison(ledger, reports, findings, stage.provider, stage.clock);
    }

    /** Every event twice, as it may be delivered. */
    private static void happen(TopUpId id) {
        stage.events(id).forEach(event -> stage.transactions().executeWithoutResult(status -> {
            handle(event);
            handle(event);
        }));
    }

    private static void handle(Object event) {
        switch (event) {
            case TopUpReady ready -> ledger.on(ready);
            case WalletToppedUp toppedUp -> ledger.on(toppedUp);
            case TopUpTakenBack takenBack -> ledger.on(takenBack);
            case TopUpGivenBack givenBack -> ledger.on(givenBack);
            default -> {}
        }
    }
}
