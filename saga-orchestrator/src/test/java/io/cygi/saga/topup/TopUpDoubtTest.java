package io.cygi.saga.topup;

import static io.cygi.saga.topup.TopUpStage.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.topup.TopUpState;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletEvent.TopUpGivenBack;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import io.cygi.saga.topup.FakeProvider.Call;
import io.cygi.saga.topup.FakeProvider.Fault;
import io.cygi.saga.topup.queue.CallbackNotice;
import io.cygi.saga.topup.queue.OpenTopUps;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of the provider that contradict each other or do not come, and callbacks without end. */
class TopUpDoubtTest {

    private static final int CALLBACKS = 60;

    /**
     * Most events of a top-up. A callback that counts costs a start and a refusal of an approval; the others begin and
     * end the top-up.
     */
    private static final int EVENTS_MAX = 2 * OpenTopUps.CALLBACKS_MAX + 8;

    private static final int CALLS_MAX = 4 * OpenTopUps.CALLBACKS_MAX + 16;

    private final TopUpStage stage = TopUpStage.begin();
    private final Money heldBefore = stage.provider.held();

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST_REQUEST", "LOST_REPLY", "REFUSED"})
    void showsAFindingForAPaymentWhileItHasNoAnswer(Fault fault) {
        TopUpId id = stage.approved();
        stage.provider.failing(call -> call == Call.APPROVE ? Fault.LOST_REPLY : fault);
        for (int look = 0; look < TopUpProcess.FAILURES_OF_FINDING; look++) {
            assertThat(stage.findings).as("after %d looks", look).isEmpty();
            assertThat(stage.process().work(id)).isTrue();
            stage.clock.move(TopUpProcess.PAUSE_MAX);
        }
        assertThat(stage.findings).contains(TopUpFindingKind.NO_ANSWER);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.APPROVING);

        // The provider is still asked, at a slower pace.
        assertThat(stage.process().work(id)).isTrue();
        stage.clock.move(TopUpProcess.PAUSE_MAX);
        assertThat(stage.process().work(id)).isFalse();
        stage.clock.move(Duration.ofMinutes(5));
        stage.provider.working();
        stage.settle(id);

        assertCreditedOnce(id);
        assertThat(stage.findings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void acceptsAValidApprovalAfterDoubtfulOnes(int doubtful) {
        TopUpId id = stage.ready();
        String good = stage.provider.approveAsFan(stage.tid(id));
        for (int number = 0; number < doubtful; number++) {
            stage.provider.doubt("doubtful-" + number + id.uuid());
            stage.callbacks().approved(stage.segment(id), "doubtful-" + number + id.uuid());
            stage.process().work(id);
            stage.clock.move(Duration.ofSeconds(1));
        }
        stage.callbacks().approved(stage.segment(id), good);
        stage.settle(id);
        assertCreditedOnce(id);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void keepsAnApprovalWhileTheOrderShowsIt(int refusals) {
        TopUpId id = stage.approved();
        stage.provider.failing(Call.APPROVE, Fault.REFUSED);
        for (int refusal = 0; refusal < refusals; refusal++) {
            stage.process().work(id);
            stage.clock.move(TopUpProcess.PAUSE_MAX);
        }
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.APPROVING);
        stage.provider.working();
        stage.settle(id);
        assertCreditedOnce(id);
    }

    @Test
    void doesNotCancelBecauseOfAnOrderThatMayBeBehind() {
        TopUpId id = stage.ready();
        stage.callbacks().approved(stage.segment(id), "wrong");
        stage.process().work(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.READY);
        stage.callbacks().noticed(stage.segment(id), CallbackNotice.CANCELLED);
        stage.process().work(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.READY);
        stage.callbacks().approved(stage.segment(id), stage.provider.approveAsFan(stage.tid(id)));
        stage.settle(id);
        assertCreditedOnce(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong approvals", "one approval", "notices", "one notice", "everything"})
    void boundsTheRequestsAndEventsThatCallbacksCause(String kind) {
        TopUpId id = stage.ready();
        String segment = stage.segment(id);
        int callsBefore = stage.provider.calls();
        for (int number = 0; number < CALLBACKS; number++) {
            callBack(kind, segment, number);
            stage.process().work(id);
        }
        assertThat(stage.provider.calls() - callsBefore).isLessThan(CALLS_MAX);
        assertThat(stage.events(id)).hasSizeLessThan(EVENTS_MAX);
        stage.settle(id);
        assertThat(stage.provider.held()).isEqualTo(heldBefore);
    }

    private void callBack(String kind, String segment, int number) {
        switch (kind) {
            case "wrong approvals" -> stage.callbacks().approved(segment, "wrong-" + number);
            case "one approval" -> stage.callbacks().approved(segment, "wrong");
            case "one notice" -> stage.callbacks().noticed(segment, CallbackNotice.FAILED);
            case "notices" -> stage.callbacks().noticed(segment, notice(number));
            default -> {
                stage.callbacks().approved(segment, "wrong-" + number);
                stage.callbacks().noticed(segment, notice(number));
            }
        }
    }

    private static CallbackNotice notice(int number) {
        return number % 2 == 0 ? CallbackNotice.FAILED : CallbackNotice.CANCELLED;
    }

    @Test
    void doesNothingForARepeatedCallback() {
        TopUpId id = stage.approved();
        stage.provider.failing(call -> Fault.LOST_REQUEST);
        stage.process().work(id);
        int callsBefore = stage.provider.calls();
        String approval = stage.topUps.find(id).orElseThrow().approvals().getFirst();
        for (int number = 0; number < CALLBACKS; number++) {
            stage.callbacks().approved(stage.segment(id), approval);
            assertThat(stage.process().work(id)).isFalse();
        }
        assertThat(stage.provider.calls()).isEqualTo(callsBefore);
        stage.provider.working();
        stage.settle(id);
        assertCreditedOnce(id);
    }

    /** Sends callbacks after the refusal, and also during it if a case says so. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesNotShortenThePauseAfterARefusalForACallback(boolean during) {
        TopUpId id = stage.credited();
        String segment = stage.segment(id);
        stage.requestRefund(id);
        stage.provider.failing(call -> {
            if (call == Call.CANCEL && during) {
                stage.callbacks().noticed(segment, CallbackNotice.FAILED);
                stage.callbacks().approved(segment, "during");
            }
            return call == Call.CANCEL ? Fault.REFUSED : Fault.NONE;
        });
        assertThat(stage.process().work(id)).isTrue();
        Instant refusedAt = stage.clock.instant();
        for (int number = 0; number < CALLBACKS; number++) {
            stage.callbacks().noticed(segment, notice(number));
            stage.callbacks().approved(segment, "after-" + number);
            stage.clock.move(Duration.ofSeconds(1));
            assertThat(stage.process().work(id))
                    .as("%s later", Duration.between(refusedAt, stage.clock.instant()))
                    .isFalse();
        }
        stage.provider.working();
        stage.settle(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.REFUNDED);
        assertThat(stage.provider.held()).isEqualTo(heldBefore);
    }

    /** Carries out the cancel at a provider that then tells nothing of the payment any more. */
    @ParameterizedTest
    @ValueSource(longs = {0, 2, 400})
    void givesNoPointsBackWhileTheProviderDoesNotAnswer(long days) {
        TopUpId id = stage.credited();
        stage.clock.move(Duration.ofDays(days));
        stage.requestRefund(id);
        stage.provider.failing(Call.CANCEL, Fault.LOST_REPLY);
        stage.process().work(id);
        stage.provider.failing(Call.ORDER, Fault.REFUSED);
        for (int look = 0; look < 10; look++) {
            stage.clock.move(TopUpProcess.CLAIM);
            stage.process().work(id);
        }
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.REFUNDING);
        assertThat(stage.walletEvents(id)).noneMatch(TopUpGivenBack.class::isInstance);
        assertThat(stage.findings.contains(TopUpFindingKind.UNKNOWN_PAYMENT)).isEqualTo(days > 0);

        stage.provider.working();
        stage.settle(id);

        assertThat(stage.details(id).state()).isEqualTo(TopUpState.REFUNDED);
        assertThat(stage.balance(id)).isEqualTo(Money.ZERO);
        assertThat(stage.provider.held()).isEqualTo(heldBefore);
        assertThat(stage.findings).isEmpty();
    }

    private void assertCreditedOnce(TopUpId id) {
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.CREDITED);
        assertThat(stage.walletEvents(id).stream().filter(WalletToppedUp.class::isInstance))
                .hasSize(1);
        assertThat(stage.provider.held()).isEqualTo(heldBefore.plus(AMOUNT));
    }
}
