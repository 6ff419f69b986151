package io.cygi.command.wallet;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.OTHER_RESERVATION;
import static io.cygi.command.Samples.RESERVATION;
import static io.cygi.command.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.command.Samples;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.CreditPayout;
import io.cygi.contracts.wallet.WalletCommand.DeclinePayment;
import io.cygi.contracts.wallet.WalletCommand.GiveBackTopUp;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.contracts.wallet.WalletCommand.PayReservation;
import io.cygi.contracts.wallet.WalletCommand.RefundReservation;
import io.cygi.contracts.wallet.WalletCommand.TakeBackTopUp;
import io.cygi.contracts.wallet.WalletCommand.TopUpWallet;
import io.cygi.contracts.wallet.WalletEvent.PaymentDeclined;
import io.cygi.contracts.wallet.WalletEvent.PayoutCredited;
import io.cygi.contracts.wallet.WalletEvent.ReservationPaid;
import io.cygi.contracts.wallet.WalletEvent.ReservationRefunded;
import io.cygi.contracts.wallet.WalletEvent.TopUpGivenBack;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakeBackDeclined;
import io.cygi.contracts.wallet.WalletEvent.TopUpTakenBack;
import io.cygi.contracts.wallet.WalletEvent.WalletOpened;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class WalletTest {

    private static final WalletId WALLET = new WalletId(FAN);
    private static final WalletOpened OPENED = new WalletOpened(WALLET, Money.krw(100), NOW);

    private static final ReservationPaid PAID =
            new ReservationPaid(WALLET, RESERVATION, Money.krw(60), Money.krw(40), NOW);

    private static final ReservationRefunded REFUNDED =
            new ReservationRefunded(WALLET, RESERVATION, Money.krw(60), Money.krw(100), NOW);

    private final AggregateTestFixture<Wallet> wallet = Samples.fixture(Wallet.class);

    @Test
    void isOpenedOnce() {
        wallet.givenNoPriorActivity()
                .when(new OpenWallet(WALLET, Money.krw(100), NOW))
                .expectEvents(OPENED);
        wallet.given(OPENED).when(new OpenWallet(WALLET, Money.krw(100), NOW)).expectNoEvents();
    }

    @Test
    void isNotOpenedInDebtAndCreditsNoPayoutOfNothing() {
        wallet.givenNoPriorActivity()
                .when(new OpenWallet(WALLET, Money.krw(-1), NOW))
                .expectException(IllegalArgumentException.class);
        wallet.given(OPENED)
                .when(new CreditPayout(WALLET, "p-1", Money.ZERO, NOW))
                .expectException(IllegalArgumentException.class);
    }

    @Test
    void paysAReservationOnce() {
        wallet.given(OPENED)
                .when(new PayReservation(WALLET, RESERVATION, 1, Money.krw(60), NOW))
                .expectEvents(PAID);
        wallet.given(OPENED, PAID)
                .when(new PayReservation(WALLET, RESERVATION, 1, Money.krw(60), NOW))
                .expectNoEvents();
        wallet.given(OPENED, PAID, REFUNDED)
                .when(new PayReservation(WALLET, RESERVATION, 1, Money.krw(60), NOW))
                .expectNoEvents();
    }

    @Test
    void paysDownToNothing() {
        wallet.given(OPENED)
                .when(new PayReservation(WALLET, RESERVATION, 1, Money.krw(100), NOW))
                .expectEvents(new ReservationPaid(WALLET, RESERVATION, Money.krw(100), Money.ZERO, NOW));
    }

    @Test
    void rejectsAPaymentWithoutTheMoney() {
        wallet.given(OPENED, PAID)
                .when(new PayReservation(WALLET, OTHER_RESERVATION, 1, Money.krw(41), NOW))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INSUFFICIENT_FUNDS));
        wallet.givenNoPriorActivity()
                .when(new PayReservation(WALLET, RESERVATION, 1, Money.krw(1), NOW))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INSUFFICIENT_FUNDS));
    }

    @Test
    void declinesAnAttemptForGood() {
        DeclinePayment decline = new DeclinePayment(WALLET, RESERVATION, 2, NOW);
        PaymentDeclined declined = new PaymentDeclined(WALLET, RESERVATION, 2, Money.krw(100), NOW);
        wallet.given(OPENED).when(decline).expectEvents(declined);
        wallet.given(OPENED, declined).when(decline).expectNoEvents();
        for (int attempt = 1; attempt <= 2; attempt++) {
            wallet.given(OPENED, declined)
                    .when(new PayReservation(WALLET, RESERVATION, attempt, Money.krw(60), NOW))
                    .expectNoEvents()
                    .expectException(refusal(ProblemCode.INSUFFICIENT_FUNDS));
        }
    }

    @Test
    void paysALaterAttemptAndOtherReservationsAfterItDeclinedOne() {
        PaymentDeclined declined = new PaymentDeclined(WALLET, RESERVATION, 1, Money.krw(100), NOW);
        wallet.given(OPENED, declined)
                .when(new PayReservation(WALLET, RESERVATION, 2, Money.krw(60), NOW))
                .expectEvents(PAID);
        wallet.given(OPENED, declined)
                .when(new PayReservation(WALLET, OTHER_RESERVATION, 1, Money.krw(60), NOW))
                .expectEvents(new ReservationPaid(WALLET, OTHER_RESERVATION, Money.krw(60), Money.krw(40), NOW));
    }

    @Test
    void declinesNothingThatIsPaid() {
        wallet.given(OPENED, PAID)
                .when(new DeclinePayment(WALLET, RESERVATION, 1, NOW))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
        wallet.given(OPENED, PAID, REFUNDED)
                .when(new DeclinePayment(WALLET, RESERVATION, 2, NOW))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
    }

    @Test
    void declinesBeforeTheWalletIsOpened() {
        PaymentDeclined declined = new PaymentDeclined(WALLET, RESERVATION, 1, Money.ZERO, NOW);
        wallet.givenNoPriorActivity()
                .when(new DeclinePayment(WALLET, RESERVATION, 1, NOW))
                .expectEvents(declined);
        wallet.given(declined).when(new OpenWallet(WALLET, Money.krw(100), NOW)).expectEvents(OPENED);
    }

    @Test
    void neverMovesAnAmountThatIsNotPositive() {
        wallet.given(OPENED)
                .when(new PayReservation(WALLET, RESERVATION, 1, Money.krw(-60), NOW))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
        wallet.given(OPENED, PAID)
                .when(new RefundReservation(WALLET, RESERVATION, Money.krw(-60), NOW))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
        wallet.given(OPENED)
                .when(new TopUpWallet(WALLET, "t-1", Money.ZERO, NOW))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
    }

    @Test
    void refundsAPaymentOnce() {
        wallet.given(OPENED, PAID)
                .when(new RefundReservation(WALLET, RESERVATION, Money.krw(60), NOW))
                .expectEvents(REFUNDED);
        wallet.given(OPENED, PAID, REFUNDED)
                .when(new RefundReservation(WALLET, RESERVATION, Money.krw(60), NOW))
                .expectNoEvents();
    }

    @Test
    void refundsNothingThatWasNotPaid() {
        wallet.given(OPENED)
                .when(new RefundReservation(WALLET, RESERVATION, Money.krw(60), NOW))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        wallet.given(OPENED, PAID)
                .when(new RefundReservation(WALLET, RESERVATION, Money.krw(61), NOW))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
    }

    @Test
    void appliesATopUpAndAPayoutOnce() {
        WalletToppedUp toppedUp = new WalletToppedUp(WALLET, "t-1", Money.krw(5), Money.krw(105), NOW);
        wallet.given(OPENED)
                .when(new TopUpWallet(WALLET, "t-1", Money.krw(5), NOW))
                .expectEvents(toppedUp);
        wallet.given(OPENED, toppedUp)
                .when(new TopUpWallet(WALLET, "t-1", Money.krw(5), NOW))
                .expectNoEvents();
        PayoutCredited payout = new PayoutCredited(WALLET, "p-1", Money.krw(7), Money.krw(107), NOW);
        wallet.given(OPENED)
                .when(new CreditPayout(WALLET, "p-1", Money.krw(7), NOW))
                .expectEvents(payout);
        wallet.given(OPENED, payout)
                .when(new CreditPayout(WALLET, "p-1", Money.krw(7), NOW))
                .expectNoEvents();
    }

    @Test
    void takesATopUpBackOnceIfTheBalanceSuffices() {
        WalletToppedUp toppedUp = new WalletToppedUp(WALLET, "t-1", Money.krw(100), Money.krw(200), NOW);
        TopUpTakenBack taken = new TopUpTakenBack(WALLET, "t-1", 1, Money.krw(100), Money.krw(100), NOW);
        wallet.given(OPENED, toppedUp)
                .when(new TakeBackTopUp(WALLET, "t-1", 1, NOW))
                .expectResultMessagePayload(true)
                .expectEvents(taken);
        wallet.given(OPENED, toppedUp, taken)
                .when(new TakeBackTopUp(WALLET, "t-1", 1, NOW))
                .expectResultMessagePayload(true)
                .expectNoEvents();
        wallet.given(OPENED, toppedUp, taken)
                .when(new TakeBackTopUp(WALLET, "t-1", 2, NOW))
                .expectResultMessagePayload(false)
                .expectNoEvents();
        wallet.given(OPENED, toppedUp, taken)
                .when(new TopUpWallet(WALLET, "t-1", Money.krw(100), NOW))
                .expectNoEvents();
    }

    @Test
    void decidesEachAttemptToTakeATopUpBackOnce() {
        WalletToppedUp toppedUp = new WalletToppedUp(WALLET, "t-1", Money.krw(100), Money.krw(100), NOW);
        ReservationPaid spent = new ReservationPaid(WALLET, RESERVATION, Money.krw(1), Money.krw(99), NOW);
        TopUpTakeBackDeclined declined = new TopUpTakeBackDeclined(WALLET, "t-1", 1, Money.krw(99), NOW);
        ReservationRefunded again = new ReservationRefunded(WALLET, RESERVATION, Money.krw(1), Money.krw(100), NOW);
        wallet.given(toppedUp, spent)
                .when(new TakeBackTopUp(WALLET, "t-1", 1, NOW))
                .expectResultMessagePayload(false)
                .expectEvents(declined);
        wallet.given(toppedUp, spent, declined, again)
                .when(new TakeBackTopUp(WALLET, "t-1", 1, NOW))
                .expectResultMessagePayload(false)
                .expectNoEvents();
        wallet.given(toppedUp, spent, declined, again)
                .when(new TakeBackTopUp(WALLET, "t-1", 2, NOW))
                .expectResultMessagePayload(true)
                .expectEvents(new TopUpTakenBack(WALLET, "t-1", 2, Money.krw(100), Money.krw(0), NOW));
    }

    @Test
    void returnsOnlyATopUpThatItHasTakenBack() {
        WalletToppedUp toppedUp = new WalletToppedUp(WALLET, "t-1", Money.krw(100), Money.krw(100), NOW);
        TopUpTakenBack taken = new TopUpTakenBack(WALLET, "t-1", 1, Money.krw(100), Money.krw(0), NOW);
        TopUpGivenBack given = new TopUpGivenBack(WALLET, "t-1", 1, Money.krw(100), Money.krw(100), NOW);
        wallet.given(toppedUp, taken)
                .when(new GiveBackTopUp(WALLET, "t-1", 1, NOW))
                .expectEvents(given);
        wallet.given(toppedUp, taken, given)
                .when(new GiveBackTopUp(WALLET, "t-1", 1, NOW))
                .expectNoEvents();
        wallet.given(toppedUp, taken, given)
                .when(new TakeBackTopUp(WALLET, "t-1", 1, NOW))
                .expectResultMessagePayload(false)
                .expectNoEvents();
        wallet.given(toppedUp).when(new GiveBackTopUp(WALLET, "t-1", 1, NOW)).expectNoEvents();
        wallet.given(OPENED)
                .when(new TakeBackTopUp(WALLET, "t-1", 1, NOW))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
    }

    @Test
    void keepsTheAppliedPaymentsInItsSnapshot() {
        Wallet before = new Wallet();
        before.on(OPENED);
        before.on(PAID);
        before.on(new PaymentDeclined(WALLET, OTHER_RESERVATION, 2, Money.krw(40), NOW));
        before.on(new WalletToppedUp(WALLET, "t-1", Money.krw(5), Money.krw(45), NOW));
        Jackson3Serializer serializer = Jackson3Serializer.builder().build();

        SerializedObject<byte[]> snapshot = serializer.serialize(before, byte[].class);
        Wallet after = serializer.deserialize(snapshot);

        assertThat(after).usingRecursiveComparison().isEqualTo(before);
        assertThat(new String(snapshot.getData(), java.nio.charset.StandardCharsets.UTF_8))
                .contains(RESERVATION.toString(), OTHER_RESERVATION.toString(), "t-1");
    }
}
