package io.cygi.saga.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.topup.TopUpState;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.saga.topup.provider.PaymentStatus;
import io.cygi.saga.topup.queue.CallbackNotice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The callbacks of the payment provider move a top-up on. A forged or late one does no harm. */
class TopUpCallbackTest extends StagedTopUps {

    @Test
    void creditsOnceIfCallbacksComeTwiceAtOnceAndLate() {
        TopUpId id = stage.ready();
        String segment = stage.segment(id);
        String approval = stage.provider.approveAsFan(stage.tid(id));
        atOnce(8, number -> {
            assertThat(stage.callbacks().approved(segment, approval)).isEqualTo("/return");
            stage.process().work(id);
        });
        stage.settle(id);
        assertThat(stage.callbacks().approved(segment, approval)).isEqualTo("/return");
        stage.callbacks().noticed(segment, CallbackNotice.CANCELLED);
        stage.callbacks().noticed(segment, CallbackNotice.FAILED);
        stage.settle(id);
        assertCreditedOnce(id);
    }

    @ParameterizedTest
    @EnumSource(CallbackNotice.class)
    void doesNotEndAnApprovedPaymentBecauseOfACallback(CallbackNotice notice) {
        TopUpId before = stage.ready();
        String approval = stage.provider.approveAsFan(stage.tid(before));
        stage.callbacks().noticed(stage.segment(before), notice);
        stage.process().work(before);
        stage.callbacks().approved(stage.segment(before), approval);
        TopUpId after = stage.approved();
        stage.callbacks().noticed(stage.segment(after), notice);

        stage.settle(before);
        stage.settle(after);

        assertThat(stage.details(before).state()).isEqualTo(TopUpState.CREDITED);
        assertThat(stage.details(after).state()).isEqualTo(TopUpState.CREDITED);
        assertHeldIsWhatWalletsHave(before, after);
    }

    @Test
    void takesNothingIfTheApprovalComesAfterTheCancellation() {
        TopUpId id = stage.ready();
        stage.provider.become(stage.tid(id), PaymentStatus.QUIT);
        stage.callbacks().noticed(stage.segment(id), CallbackNotice.CANCELLED);
        stage.process().work(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.CANCELLED);
        stage.provider.become(stage.tid(id), PaymentStatus.APPROVED);
        stage.callbacks().approved(stage.segment(id), stage.provider.approveAsFan(stage.tid(id)));
        stage.settle(id);
        assertNothingMoved(id);
    }

    @Test
    void failsIfTheProvidersOrderHasFailed() {
        TopUpId id = stage.ready();
        stage.provider.become(stage.tid(id), PaymentStatus.FAILED);
        stage.callbacks().noticed(stage.segment(id), CallbackNotice.FAILED);
        stage.settle(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.FAILED);
        assertNothingMoved(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".AAAAAAAAAAAAAAAAAAAAAA", ".x", "x", "/../../y"})
    void ignoresACallbackWithoutTheKey(String forged) {
        TopUpId id = stage.ready();
        TopUpId another = stage.ready();
        String segment = id.handle() + forged;
        String foreignKey =
                id.handle() + stage.segment(another).substring(another.handle().length());
        for (String attempt : List.of(segment, foreignKey, "", "x", forged)) {
            assertThat(stage.callbacks().approved(attempt, "token")).isEqualTo("/elsewhere");
            assertThat(stage.callbacks().noticed(attempt, CallbackNotice.CANCELLED))
                    .isEqualTo("/elsewhere");
            assertThat(stage.callbacks().noticed(attempt, CallbackNotice.FAILED))
                    .isEqualTo("/elsewhere");
        }
        stage.process().work(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.READY);
        stage.callbacks().approved(stage.segment(id), stage.provider.approveAsFan(stage.tid(id)));
        stage.settle(id);
        assertCreditedOnce(id);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void creditsOnceIfAForeignApprovalComesBeforeOrAfterTheRightOne(boolean before) {
        TopUpId id = stage.ready();
        TopUpId another = stage.ready();
        String right = stage.provider.approveAsFan(stage.tid(id));
        String foreign = stage.provider.approveAsFan(stage.tid(another));
        stage.callbacks().approved(stage.segment(id), before ? foreign : right);
        stage.clock.move(Duration.ofMillis(5));
        stage.callbacks().approved(stage.segment(id), before ? right : foreign);
        stage.settle(id);
        assertCreditedOnce(id);
        assertThat(stage.balance(another)).isEqualTo(Money.ZERO);
    }
}
