package io.cygi.command.wallet;

import static io.cygi.command.Samples.FAN;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.RESERVATION;
import static io.cygi.command.Samples.refusal;

import io.cygi.command.Samples;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.CloseWallet;
import io.cygi.contracts.wallet.WalletCommand.CreditPayout;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.contracts.wallet.WalletCommand.PayReservation;
import io.cygi.contracts.wallet.WalletCommand.RefundReservation;
import io.cygi.contracts.wallet.WalletCommand.ReopenWallet;
import io.cygi.contracts.wallet.WalletCommand.TopUpWallet;
import io.cygi.contracts.wallet.WalletEvent.PayoutCredited;
import io.cygi.contracts.wallet.WalletEvent.ReservationPaid;
import io.cygi.contracts.wallet.WalletEvent.ReservationRefunded;
import io.cygi.contracts.wallet.WalletEvent.WalletClosed;
import io.cygi.contracts.wallet.WalletEvent.WalletOpened;
import io.cygi.contracts.wallet.WalletEvent.WalletReopened;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** A wallet is closed only if it is empty, and keeps later credits. */
class WalletClosingTest {

    private static final WalletId WALLET = new WalletId(FAN);
    private static final WalletOpened OPENED = new WalletOpened(WALLET, Money.krw(100), NOW);
    private static final WalletOpened EMPTY = new WalletOpened(WALLET, Money.ZERO, NOW);
    private static final WalletClosed CLOSED = new WalletClosed(WALLET, Money.ZERO, NOW);
    private final AggregateTestFixture<Wallet> wallet = Samples.fixture(Wallet.class);

    @Test
    void isClosedOnceIfItIsEmpty() {
        wallet.given(EMPTY).when(new CloseWallet(WALLET, NOW)).expectEvents(CLOSED);
        wallet.given(EMPTY, CLOSED).when(new CloseWallet(WALLET, NOW)).expectNoEvents();
        wallet.givenNoPriorActivity().when(new CloseWallet(WALLET, NOW)).expectEvents(CLOSED);
    }

    @Test
    void isNotClosedIfItHasMoney() {
        wallet.given(OPENED)
                .when(new CloseWallet(WALLET, NOW))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
    }

    @Test
    void paysNothingAfterItIsClosedEvenWithALateCredit() {
        WalletToppedUp late = new WalletToppedUp(WALLET, "t", Money.krw(100), Money.krw(100), NOW);
        wallet.given(EMPTY, CLOSED, late)
                .when(new PayReservation(WALLET, RESERVATION, 1, Money.krw(60), NOW))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INSUFFICIENT_FUNDS));
        wallet.given(EMPTY, CLOSED)
                .when(new OpenWallet(WALLET, Money.krw(5), NOW))
                .expectNoEvents();
    }

    @Test
    void keepsACreditThatComesAfterItIsClosed() {
        WalletOpened opened = new WalletOpened(WALLET, Money.krw(60), NOW);
        ReservationPaid paid = new ReservationPaid(WALLET, RESERVATION, Money.krw(60), Money.ZERO, NOW);
        wallet.given(opened, paid, CLOSED)
                .when(new RefundReservation(WALLET, RESERVATION, Money.krw(60), NOW))
                .expectEvents(new ReservationRefunded(WALLET, RESERVATION, Money.krw(60), Money.krw(60), NOW));
        wallet.given(EMPTY, CLOSED)
                .when(new TopUpWallet(WALLET, "t", Money.krw(7), NOW))
                .expectEvents(new WalletToppedUp(WALLET, "t", Money.krw(7), Money.krw(7), NOW));
        wallet.given(EMPTY, CLOSED)
                .when(new CreditPayout(WALLET, "p", Money.krw(7), NOW))
                .expectEvents(new PayoutCredited(WALLET, "p", Money.krw(7), Money.krw(7), NOW));
    }

    @Test
    void ignoresAnErasureOlderThanTheLatestOne() {
        Instant later = NOW.plusMillis(1);
        WalletClosed closedLater = new WalletClosed(WALLET, Money.ZERO, later);
        wallet.given(EMPTY, CLOSED).when(new CloseWallet(WALLET, later)).expectEvents(closedLater);
        wallet.given(EMPTY, CLOSED, closedLater)
                .when(new ReopenWallet(WALLET, NOW))
                .expectNoEvents();
        wallet.given(EMPTY, new WalletReopened(WALLET, Money.ZERO, later))
                .when(new CloseWallet(WALLET, NOW))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
        // An undoing that comes before its close bars it.
        WalletReopened barred = new WalletReopened(WALLET, Money.ZERO, NOW);
        wallet.given(EMPTY).when(new ReopenWallet(WALLET, NOW)).expectEvents(barred);
        wallet.givenNoPriorActivity().when(new ReopenWallet(WALLET, NOW)).expectEvents(barred);
        wallet.given(EMPTY, barred)
                .when(new CloseWallet(WALLET, NOW))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
    }

    @Test
    void paysAgainOnceItIsReopened() {
        WalletReopened reopened = new WalletReopened(WALLET, Money.ZERO, NOW);
        wallet.given(EMPTY, CLOSED).when(new ReopenWallet(WALLET, NOW)).expectEvents(reopened);
        wallet.given(EMPTY, CLOSED, reopened)
                .when(new ReopenWallet(WALLET, NOW))
                .expectNoEvents();
        wallet.given(EMPTY, CLOSED, reopened, new WalletToppedUp(WALLET, "t", Money.krw(60), Money.krw(60), NOW))
                .when(new PayReservation(WALLET, RESERVATION, 1, Money.krw(60), NOW))
                .expectEvents(new ReservationPaid(WALLET, RESERVATION, Money.krw(60), Money.ZERO, NOW));
    }
}
