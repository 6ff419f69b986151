package io.cygi.saga.topup;

import static io.cygi.saga.topup.TopUpStage.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.topup.TopUpState;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakenBack;
import io.cygi.saga.topup.FakeProvider.Call;
import io.cygi.saga.topup.FakeProvider.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Refunds of top-ups that were credited. */
class TopUpRefundTest extends StagedTopUps {

    @Test
    void refundsAnUnusedTopUpOnce() {
        TopUpId id = stage.credited();
        stage.requestRefund(id);
        stage.settle(id);
        stage.topUps.wake(id, stage.clock.instant());
        stage.settle(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.REFUNDED);
        assertThat(stage.walletEvents(id).stream().filter(TopUpTakenBack.class::isInstance))
                .hasSize(1);
        assertNothingHeld(id);
    }

    @Test
    void refundsNoUsedTopUp() {
        TopUpId id = stage.credited();
        stage.spend(id, 1);
        stage.requestRefund(id);
        stage.settle(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.CREDITED);
        assertThat(stage.balance(id)).isEqualTo(AMOUNT.minus(Money.krw(1)));
        assertThat(stage.provider.held()).isEqualTo(heldBefore.plus(AMOUNT));
    }

    @Test
    void refundsOnceAfterADeathAtAnyPoint() {
        int deaths = dieEverywhere(stage::credited, id -> {
            stage.requestRefund(id);
            stage.settle(id);
            assertThat(stage.details(id).state()).isEqualTo(TopUpState.REFUNDED);
            assertNothingHeld(id);
        });
        assertThat(deaths).isGreaterThan(8);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST_REQUEST", "LOST_REPLY", "HIDDEN"})
    void refundsOnceAfterAnyAnswerToACancellation(Fault fault) {
        TopUpId id = stage.credited();
        stage.requestRefund(id);
        stage.provider.failing(Call.CANCEL, fault);
        stage.process().work(id);
        stage.provider.working();
        stage.settle(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.REFUNDED);
        assertNothingHeld(id);
    }

    @Test
    void givesThePointsBackIfTheProviderRefusesForGood() {
        TopUpId id = stage.credited();
        stage.provider.failing(Call.CANCEL, Fault.REFUSED);
        stage.requestRefund(id);
        stage.settle(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.CREDITED);
        assertThat(stage.balance(id)).isEqualTo(AMOUNT);
        assertThat(stage.findings).contains(TopUpFindingKind.CANCEL_REFUSED);
        stage.provider.working();
        stage.requestRefund(id);
        stage.settle(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.REFUNDED);
        assertNothingHeld(id);
    }

    private void assertNothingHeld(TopUpId id) {
        assertThat(stage.balance(id)).isEqualTo(Money.ZERO);
        assertThat(stage.provider.held()).isEqualTo(heldBefore);
    }
}
