package io.cygi.saga.topup;

import static io.cygi.saga.topup.TopUpStage.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.topup.TopUpState;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakenBack;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import io.cygi.saga.topup.FakeProvider.Call;
import io.cygi.saga.topup.FakeProvider.Fault;
import io.cygi.saga.topup.provider.PaymentStatus;
import io.cygi.saga.topup.queue.CallbackNotice;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money comes in exactly once, or goes back, whatever happens. On real aggregates and a real database. */
class TopUpProcessTest {

    private static final int MOMENTS_MAX = 120;
    private static final int SEEDS = 60;

    private final TopUpStage stage = TopUpStage.begin();

    private Money heldBefore = Money.ZERO;

    @BeforeEach
    void begin() {
        heldBefore = stage.provider.held();
    }

    @Test
    void creditsAnApprovedTopUpOnce() {
        TopUpId id = stage.approved();
        stage.settle(id);
        assertCreditedOnce(id);
    }

    @Test
    void creditsOnceWhereverTheProcessDies() {
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
    void creditsOnceWhateverAnApproveIsAnswered(Fault fault) {
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
    void creditsOnceWhereCallbacksComeTwiceAtOnceAndLate() {
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
    void doesNotEndAPaymentThatIsApprovedOnTheWordOfACallback(CallbackNotice notice) {
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
    void takesNothingWhereTheApprovalComesAfterTheCancellation() {
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
    void failsWhereTheProviderSaysSo() {
        TopUpId id = stage.ready();
        stage.provider.become(stage.tid(id), PaymentStatus.FAILED);
        stage.callbacks().noticed(stage.segment(id), CallbackNotice.FAILED);
        stage.settle(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.FAILED);
        assertNothingMoved(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".AAAAAAAAAAAAAAAAAAAAAA", ".x", "x", "/../../y"})
    void heedsNoCallbackWithoutTheKey(String forged) {
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
    void creditsOnceAlsoWhereAForeignApprovalComesBeforeOrAfterTheRightOne(boolean before) {
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

    @Test
    void waitsAsLongAsTheProviderIsDownAndLosesNothing() {
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
    void givesBackWhatIsPaidAfterItHasExpired() {
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
    void givesBackAndNeverCreditsAnotherAmount() {
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
    void endsWhatTheProviderDoesNotKnowAnyMore() {
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
    void makesTheTopUpOfAClaimWhoseProcessDied() {
        TopUpId id = stage.claim();
        stage.process().work(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.READY);
        stage.settle(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.EXPIRED);
        assertNothingMoved(id);
    }

    @Test
    void creditsOnceWhereManyProcessesWorkOnTheSame() {
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
    void creditsOnceWhereAClaimRanOutAndTwoWorkBesideEachOther() {
        TopUpId id = stage.approved();
        TopUpProcess slow = stage.process();
        stage.provider.failing(call -> {
            if (call == Call.APPROVE) {
                // The slow one's claim runs out while it waits for the provider, and another does all of it.
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
    void refundsOnceWhatIsUnused() {
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
    void refundsNothingOfWhatIsUsed() {
        TopUpId id = stage.credited();
        stage.spend(id, 1);
        stage.requestRefund(id);
        stage.settle(id);
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.CREDITED);
        assertThat(stage.balance(id)).isEqualTo(AMOUNT.minus(Money.krw(1)));
        assertThat(stage.provider.held()).isEqualTo(heldBefore.plus(AMOUNT));
    }

    @Test
    void refundsOnceWhereverTheProcessDies() {
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
    void refundsOnceWhateverACancelIsAnswered(Fault fault) {
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
    void givesThePointsBackWhereTheProviderRefusesForGood() {
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

    @Test
    void holdsWhatTheWalletsHaveAfterSeededFaults() {
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

    /** {@return how often the process died} */
    private int dieEverywhere(Supplier<TopUpId> begin, Consumer<TopUpId> walk) {
        for (int moment = 1; moment < MOMENTS_MAX; moment++) {
            TopUpId id = begin.get();
            stage.fate.dieAt(moment);
            stage.deaths = 0;
            walk.accept(id);
            if (stage.deaths == 0) {
                return moment - 1;
            }
            stage.reset();
        }
        throw new AssertionError("more moments than " + MOMENTS_MAX);
    }

    private static void atOnce(int count, Consumer<Integer> action) {
        CompletableFuture.allOf(IntStream.range(0, count)
                        .mapToObj(number -> CompletableFuture.runAsync(() -> action.accept(number)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void assertCreditedOnce(TopUpId id) {
        assertThat(stage.details(id).state()).isEqualTo(TopUpState.CREDITED);
        assertThat(stage.walletEvents(id).stream().filter(WalletToppedUp.class::isInstance))
                .hasSize(1);
        assertThat(stage.balance(id)).isEqualTo(AMOUNT);
        assertThat(stage.provider.held()).isEqualTo(heldBefore.plus(AMOUNT));
        heldBefore = stage.provider.held();
    }

    private void assertHeldIsWhatWalletsHave(TopUpId... ids) {
        Money balances = Stream.of(ids).map(stage::balance).reduce(Money.ZERO, Money::plus);
        assertThat(stage.provider.held()).isEqualTo(heldBefore.plus(balances));
    }

    private void assertNothingMoved(TopUpId id) {
        assertThat(stage.walletEvents(id)).isEmpty();
        assertThat(stage.provider.held()).isEqualTo(heldBefore);
    }

    private void assertNothingHeld(TopUpId id) {
        assertThat(stage.balance(id)).isEqualTo(Money.ZERO);
        assertThat(stage.provider.held()).isEqualTo(heldBefore);
    }
}
