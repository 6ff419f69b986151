package io.cygi.saga.topup;

import static io.cygi.saga.topup.TopUpStage.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.topup.TopUpState;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.saga.topup.FakeProvider.Call;
import io.cygi.saga.topup.FakeProvider.Fault;
import io.cygi.saga.topup.queue.CallbackNotice;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Money comes in exactly once, or goes back, whatever happens; on real aggregates and a real database. */
class TopUpProcessTest extends StagedTopUps {

    private static final int SEEDS = 60;

    @Test
    void creditsAnApprovedTopUpOnce() {
        TopUpId id = stage.approved();
        stage.settle(id);
        assertCreditedOnce(id);
    }

    @Test
    void creditsOnceAfterADeathAtAnyPoint() {
        int deaths = dieEverywhere(stage::request, id -> {
            stage.settleUntilReady(id);
            stage.callbacks().approved(stage.segment(id), stage.provider.approveAsFan(stage.tid(id)));
            stage.settle(id);
            assertCreditedOnce(id);
        });
        assertThat(deaths).isGreaterThan(15);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST_REQUEST", "LOST_REPLY", "HIDDEN", "REFUSED"})
    void creditsOnceAfterAnyAnswerToAnApproval(Fault fault) {
        TopUpId id = stage.approved();
        stage.provider.failing(Call.APPROVE, fault);
        stage.process().work(id);
        stage.provider.working();
        if (fault == Fault.REFUSED) {
            // Nothing was taken, so the fan approves once more.
            assertThat(stage.details(id).state()).isIn(TopUpState.READY, TopUpState.APPROVING);
            stage.callbacks().approved(stage.segment(id), stage.provider.approveAsFan(stage.tid(id)));
        }
        stage.settle(id);
        assertCreditedOnce(id);
    }

    @Test
    void waitsForTheProviderAndLosesNothing() {
        TopUpId taken = stage.approved();
        TopUpId untouched = stage.approved();
        TopUpId unprepared = stage.request();
        stage.provider.failing(call -> call == Call.APPROVE ? Fault.LOST_REPLY : Fault.LOST_REQUEST);
        stage.process().work(taken);
        stage.provider.failing(call -> Fault.LOST_REQUEST);
        for (int minute = 0; minute < 61; minute++) {
            stage.clock.move(Duration.ofMinutes(1));
            Stream.of(taken, untouched, unprepared).forEach(stage.process()::work);
        }
        assertThat(stage.details(taken).state()).isEqualTo(TopUpState.APPROVING);
        stage.provider.working();
        Stream.of(taken, untouched, unprepared).forEach(stage::settle);

        assertThat(stage.details(taken).state()).isEqualTo(TopUpState.CREDITED);
        assertThat(stage.details(untouched).state()).isEqualTo(TopUpState.EXPIRED);
        assertThat(stage.details(unprepared).state()).isEqualTo(TopUpState.EXPIRED);
        assertHeldIsWhatWalletsHave(taken, untouched, unprepared);
    }

    @Test
    void refundsAPaymentAfterTheExpiry() {
        TopUpId id = stage.approved();
        stage.provider.failing(Call.APPROVE, Fault.DELAYED);
        while (stage.details(id).state() != TopUpState.EXPIRED) {
            stage.process().work(id);
            stage.clock.move(Duration.ofSeconds(61));
        }
        stage.provider.arrive();
        assertThat(stage.provider.held()).isEqualTo(heldBefore.plus(AMOUNT));
        stage.provider.failing(Call.CANCEL, Fault.LOST_REPLY);

        stage.settle(id);

        assertThat(stage.details(id).returned()).isTrue();
        assertThat(stage.findings).contains(TopUpFindingKind.PAID_AFTER_END);
        assertNothingMoved(id);
    }

    @Test
    void refundsAnotherAmountWithoutACredit() {
        TopUpId id = stage.approved();
        stage.provider.skim(1);
        stage.settle(id);
        stage.provider.skim(0);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.FAILED);
        assertThat(stage.details(id).returned()).isTrue();
        assertThat(stage.findings).contains(TopUpFindingKind.AMOUNT_DIFFERS);
        assertThat(stage.walletEvents(id)).isEmpty();
    }

    @Test
    void endsATopUpThatTheProviderNoLongerKnows() {
        TopUpId waiting = stage.ready();
        TopUpId approved = stage.approved();
        Stream.of(waiting, approved).forEach(id -> stage.provider.forget(stage.tid(id)));
        stage.settle(waiting);
        assertThat(stage.details(waiting).state()).isEqualTo(TopUpState.EXPIRED);
        assertThat(stage.findings).isEmpty();
        stage.settle(approved);
        assertThat(stage.details(approved).state()).isEqualTo(TopUpState.FAILED);
        assertThat(stage.findings).contains(TopUpFindingKind.UNKNOWN_PAYMENT);
    }

    @Test
    void requestsTheTopUpOfAClaimAfterADeath() {
        TopUpId id = stage.claim();
        stage.process().work(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.READY);
        stage.settle(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.EXPIRED);
        assertNothingMoved(id);
    }

    @Test
    void creditsOnceIfManyProcessesWorkOnTheSameTopUp() {
        List<TopUpId> ids = Stream.generate(stage::approved).limit(10).toList();
        atOnce(4, number -> {
            TopUpProcess process = stage.process();
            ids.forEach(process::work);
        });
        ids.forEach(stage::settle);
        ids.forEach(id -> assertThat(stage.balance(id)).isEqualTo(AMOUNT));
        assertHeldIsWhatWalletsHave(ids.toArray(TopUpId[]::new));
    }

    @Test
    void creditsOnceIfAClaimExpiredAndTwoProcessesWork() {
        TopUpId id = stage.approved();
        TopUpProcess slow = stage.process();
        stage.provider.failing(call -> {
            if (call == Call.APPROVE) {
                // The slow process loses its claim while it waits for the provider, and another one does all of the
                // work.
                stage.provider.working();
                stage.clock.move(TopUpProcess.CLAIM.plusSeconds(1));
                stage.process().work(id);
            }
            return Fault.NONE;
        });
        slow.work(id);
        stage.settle(id);
        assertCreditedOnce(id);
    }

    @Test
    void leavesProviderAndWalletsEqualAfterSeededFaults() {
        Fault[] faults = {
            Fault.NONE, Fault.NONE, Fault.NONE, Fault.LOST_REQUEST, Fault.LOST_REPLY, Fault.HIDDEN, Fault.REFUSED
        };
        IntStream.range(0, SEEDS).forEach(seed -> {
            Random random = new Random(seed);
            TopUpId id = stage.ready();
            String tid = stage.tid(id);
            stage.provider.failing(call -> call == Call.ORDER && random.nextBoolean()
                    ? Fault.LOST_REPLY
                    : call == Call.ORDER ? Fault.NONE : faults[random.nextInt(faults.length)]);
            stage.fate.dieAt(random.nextInt(60) + 1);
            for (int step = random.nextInt(5); step >= 0; step--) {
                act(random, id, tid);
                try {
                    stage.process().work(id);
                } catch (ProcessDied died) {
                    stage.fate.live();
                }
                stage.clock.move(Duration.ofSeconds(random.nextInt(200)));
            }
            stage.settle(id);
            stage.reset();
            assertThat(stage.balance(id)).as("seed %s", seed).isIn(AMOUNT, Money.ZERO);
            assertThat(stage.provider.held()).as("seed %s", seed).isEqualTo(heldBefore.plus(stage.balance(id)));
            heldBefore = stage.provider.held();
        });
    }

    private void act(Random random, TopUpId id, String tid) {
        switch (random.nextInt(4)) {
            case 0 -> stage.callbacks().noticed(stage.segment(id), CallbackNotice.CANCELLED);
            case 1 -> stage.callbacks().approved(stage.segment(id), "wrong-" + random.nextInt(9));
            default -> stage.callbacks().approved(stage.segment(id), stage.provider.approveAsFan(tid));
        }
    }
}
