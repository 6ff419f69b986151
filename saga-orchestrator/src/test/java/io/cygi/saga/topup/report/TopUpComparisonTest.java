package io.cygi.saga.topup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.topup.TopUpEvent.TopUpReady;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefunded;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeoulDay;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletEvent.TopUpGivenBack;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakenBack;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.saga.topup.FakeProvider.Call;
import io.cygi.saga.topup.FakeProvider.Fault;
import io.cygi.saga.topup.TopUpFindingKind;
import io.cygi.saga.topup.TopUpStage;
import io.cygi.saga.topup.provider.PaymentStatus;
import io.cygi.saga.topup.provider.ProviderUnavailableException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The daily comparison of the provider with the wallets, on a real database. */
class TopUpComparisonTest {

    /** Time that crosses midnight and the two hours after it. */
    private static final Duration NEXT_MORNING = Duration.ofHours(27);

    private final TopUpStage stage = TopUpStage.begin();
    private final TopUpReports reports = new TopUpReports(stage.jdbc(), stage.transactions(), stage.clock);
    private final TopUpLedger ledger = new TopUpLedger(stage.jdbc(), stage.transactions(), reports, stage.clock);
    private final JdbcTopUpFindings findings = new JdbcTopUpFindings(stage.jdbc(), stage.transactions(), stage.clock);
    private LocalDate today = LocalDate.EPOCH;

    /** Begins a test with days of its own. */
    @BeforeEach
    void begin() {
        stage.clock.move(Duration.ofDays(3));
        stage.transactions().executeWithoutResult(status -> stage.jdbc()
                .update("UPDATE top_up_ledger SET due_ms = NULL, compared_ms = 0"));
        today = SeoulDay.of(stage.clock.instant());
    }

    @Test
    void findsDifferencesOnly() {
        TopUpId right = stage.credited();
        TopUpId waiting = stage.ready();
        TopUpId refunded = stage.credited();
        stage.requestRefund(refunded);
        stage.process(refunded);
        TopUpId lost = stage.credited();
        stage.provider.become(stage.tid(lost), PaymentStatus.CANCELLED);
        TopUpId taken = stage.ready();
        stage.provider.become(stage.tid(taken), PaymentStatus.PAID);
        TopUpId forgotten = stage.credited();
        stage.provider.forget(stage.tid(forgotten));
        List.of(right, waiting, refunded, lost, taken, forgotten).forEach(this::happen);

        look();
        assertThat(reports.of(today).checked()).isZero();
        stage.clock.move(NEXT_MORNING);
        look();

        assertThat(reports.of(today).checked()).isEqualTo(6);
        assertThat(reports.of(today).completedAt()).isEqualTo(stage.clock.instant());
        assertThat(found(today))
                .extracting(DifferenceBody::topUpId)
                .containsExactlyInAnyOrder(lost.handle(), taken.handle(), forgotten.handle());
        assertThat(found(today)).allMatch(difference -> difference.kind() == TopUpFindingKind.BALANCE_DIFFERS);
        assertThat(found(today))
                .filteredOn(difference -> difference.topUpId().equals(lost.handle()))
                .allMatch(difference -> difference.expected().equals(TopUpStage.AMOUNT)
                        && difference.found().equals(Money.ZERO));
    }

    /** Changes a top-up days after the first comparison: taken back, given back, or refunded. */
    @ParameterizedTest
    @ValueSource(strings = {"TAKEN_BACK", "GIVEN_BACK", "REFUNDED"})
    void comparesAgainAfterEachLaterChange(String change) {
        TopUpId id = stage.credited();
        happen(id);
        stage.clock.move(NEXT_MORNING);
        look();
        assertThat(found(today)).isEmpty();
        stage.clock.move(Duration.ofDays(2));
        LocalDate later = SeoulDay.of(stage.clock.instant());
        switch (change) {
            case "TAKEN_BACK" -> handle(takenBack(id));
            case "GIVEN_BACK" -> {
                handle(takenBack(id));
                handle(new TopUpGivenBack(
                        id.walletId(), id.toString(), 1, TopUpStage.AMOUNT, TopUpStage.AMOUNT, stage.clock.instant()));
                stage.provider.become(stage.tid(id), PaymentStatus.CANCELLED);
            }
            default -> {
                handle(new TopUpRefunded(id, 1, stage.clock.instant()));
                stage.provider.become(stage.tid(id), PaymentStatus.CANCELLED);
            }
        }
        look();
        assertThat(reports.of(later).checked()).isZero();
        stage.clock.move(NEXT_MORNING);
        look();

        assertThat(reports.of(later).checked()).isEqualTo(1);
        assertThat(reports.of(later).completedAt()).isNotNull();
        assertThat(reports.of(today).checked()).isEqualTo(1);
        assertThat(found(later)).extracting(DifferenceBody::topUpId).containsExactly(id.handle());
    }

    @Test
    void comparesADifferenceAgainUntilItIsResolved() {
        TopUpId id = stage.credited();
        happen(id);
        stage.provider.become(stage.tid(id), PaymentStatus.CANCELLED);
        stage.clock.move(NEXT_MORNING);
        look();
        assertThat(found(today)).singleElement().matches(difference -> difference.resolvedAt() == null);
        for (int day = 0; day < 4; day++) {
            stage.clock.move(Duration.ofDays(1));
            look();
        }
        assertThat(found(today)).singleElement().matches(difference -> difference.resolvedAt() == null);
        stage.provider.become(stage.tid(id), PaymentStatus.PAID);
        stage.clock.move(Duration.ofDays(1));
        look();

        assertThat(found(today)).singleElement().matches(difference -> difference.resolvedAt() != null);
        assertThat(reports.of(today).checked()).isEqualTo(1);
    }

    @Test
    void continuesWithoutPaymentsThatTheProviderDoesNotAnswer() {
        List<TopUpId> mute = Stream.generate(stage::credited).limit(3).toList();
        TopUpId lost = stage.credited();
        mute.forEach(id -> stage.provider.mute(stage.tid(id)));
        stage.provider.become(stage.tid(lost), PaymentStatus.CANCELLED);
        mute.forEach(this::happen);
        happen(lost);
        stage.clock.move(Duration.ofDays(1));
        LocalDate nextDay = SeoulDay.of(stage.clock.instant());
        TopUpId later = stage.credited();
        happen(later);
        stage.clock.move(NEXT_MORNING);
        look();

        assertThat(found(today)).extracting(DifferenceBody::topUpId).containsExactly(lost.handle());
        assertThat(reports.of(today).completedAt()).isNull();
        assertThat(reports.of(nextDay).completedAt()).isNotNull();
        for (int attempt = 0; attempt < TopUpComparison.ATTEMPTS_TOLD; attempt++) {
            stage.clock.move(Duration.ofDays(1));
            look();
        }
        assertThat(found(today))
                .filteredOn(difference -> difference.kind() == TopUpFindingKind.NOT_COMPARED)
                .extracting(DifferenceBody::topUpId)
                .containsExactlyInAnyOrderElementsOf(
                        mute.stream().map(TopUpId::handle).toList());

        mute.forEach(id -> stage.provider.unmute(stage.tid(id)));
        stage.clock.move(Duration.ofDays(1));
        look();
        assertThat(reports.of(today).completedAt()).isNotNull();
        assertThat(reports.of(today).checked()).isEqualTo(4);
        assertThat(found(today))
                .filteredOn(difference -> difference.kind() == TopUpFindingKind.NOT_COMPARED)
                .allMatch(difference -> difference.resolvedAt() != null);
    }

    /**
     * Expects the comparison to resolve its own findings only. The process has its own finding about a payment without
     * an answer, and resolves it itself.
     */
    @ParameterizedTest
    @EnumSource
    void resolvesItsOwnFindingsOnly(TopUpFindingKind kind) {
        TopUpId id = stage.credited();
        happen(id);
        findings.add(today, id, kind, TopUpStage.AMOUNT, Money.ZERO);
        stage.clock.move(NEXT_MORNING);
        look();
        boolean own = kind == TopUpFindingKind.NOT_COMPARED || kind == TopUpFindingKind.BALANCE_DIFFERS;
        assertThat(found(today))
                .singleElement()
                .matches(difference -> difference.resolvedAt() != null == own, "resolved: " + own);
    }

    @Test
    void asksAProviderThatIsDownAFewTimesOnly() {
        List<TopUpId> ids = Stream.generate(stage::credited).limit(12).toList();
        ids.forEach(this::happen);
        stage.clock.move(NEXT_MORNING);
        stage.provider.failing(Call.ORDER, Fault.LOST_REQUEST);
        assertThatThrownBy(this::look).isInstanceOf(ProviderUnavailableException.class);
        assertThat(ledger.due(100)).hasSize(7);
        stage.provider.working();
        look();
        assertThat(reports.of(today).checked()).isEqualTo(7);
        stage.clock.move(Duration.ofMinutes(10));
        look();
        assertThat(reports.of(today).checked()).isEqualTo(12);
    }

    @Test
    void findsPointsWithoutAPayment() {
        TopUpId minted = new TopUpId(new AccountId("fan-minted"), TimeOrderedIds.next());
        handle(new WalletToppedUp(
                minted.walletId(), minted.toString(), Money.krw(7), Money.krw(7), stage.clock.instant()));
        handle(new WalletToppedUp(minted.walletId(), "demo", Money.krw(7), Money.krw(7), stage.clock.instant()));
        stage.clock.move(NEXT_MORNING);
        look();
        assertThat(found(today))
                .singleElement()
                .matches(difference -> difference.topUpId().equals(minted.handle())
                        && difference.expected().equals(Money.krw(7))
                        && difference.found().equals(Money.ZERO));
    }

    @Test
    void comparesNothingWhileTheLedgerIsBehind() {
        TopUpId id = stage.credited();
        happen(id);
        stage.clock.move(NEXT_MORNING);
        comparison(false).look();
        assertThat(reports.of(today)).isEqualTo(TopUpReports.Report.NOT_BEGUN);
        look();
        assertThat(reports.of(today).completedAt()).isNotNull();
    }

    /** Changes a top-up while the provider is asked. It has to be compared again. */
    @Test
    void keepsAChangeDuringAComparison() {
        TopUpId id = stage.credited();
        happen(id);
        stage.clock.move(NEXT_MORNING);
        stage.provider.failing(call -> {
            handle(takenBack(id));
            return Fault.NONE;
        });
        look();
        stage.provider.working();
        LocalDate later = SeoulDay.of(stage.clock.instant());
        stage.clock.move(NEXT_MORNING);
        look();
        assertThat(found(later)).extracting(DifferenceBody::topUpId).containsExactly(id.handle());
    }

    private void look() {
        comparison(true).look();
    }

    private TopUpComparison comparison(boolean upToDate) {
        return new TopUpComparison(ledger, reports, findings, stage.provider, () -> upToDate, stage.clock);
    }

    private List<DifferenceBody> found(LocalDate day) {
        return findings.of(day, "", "", 50);
    }

    private TopUpTakenBack takenBack(TopUpId id) {
        return new TopUpTakenBack(
                id.walletId(), id.toString(), 1, TopUpStage.AMOUNT, Money.ZERO, stage.clock.instant());
    }

    /** Handles every event of a top-up twice, as it may be delivered. */
    private void happen(TopUpId id) {
        stage.events(id).forEach(event -> {
            handle(event);
            handle(event);
        });
    }

    private void handle(Object event) {
        stage.transactions().executeWithoutResult(status -> {
            switch (event) {
                case TopUpReady ready -> ledger.on(ready);
                case WalletToppedUp toppedUp -> ledger.on(toppedUp);
                case TopUpTakenBack takenBack -> ledger.on(takenBack);
                case TopUpGivenBack givenBack -> ledger.on(givenBack);
                case TopUpRefunded refunded -> ledger.on(refunded);
                default -> {}
            }
        });
    }
}
