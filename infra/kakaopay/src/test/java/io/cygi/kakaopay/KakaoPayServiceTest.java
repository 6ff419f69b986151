package io.cygi.kakaopay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.kakaopay.Messages.Action;
import io.cygi.kakaopay.Messages.Amount;
import io.cygi.kakaopay.Messages.Approve;
import io.cygi.kakaopay.Messages.Cancel;
import io.cygi.kakaopay.Messages.Order;
import io.cygi.kakaopay.Messages.OrderAnswer;
import io.cygi.kakaopay.Messages.Ready;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The states of a payment, and each refusal. */
class KakaoPayServiceTest {

    private final Samples.Clock clock = new Samples.Clock();
    private final Settings settings = Settings.of("key").withClock(clock);
    private final KakaoPayService service = new KakaoPayService(settings, "http://127.0.0.1:1");

    @Test
    void goesFromReadyToPaidToRefunded() {
        String tid = asked();
        assertThat(Samples.order(service, tid).status()).isEqualTo(PaymentStatus.READY);
        service.openAsFan(tid);
        assertThat(Samples.order(service, tid).status()).isEqualTo(PaymentStatus.OPEN_PAYMENT);
        assertThat(service.approveAsFan(tid))
                .hasValueSatisfying(url -> assertThat(url).startsWith(Samples.APPROVED + "?pg_token="));
        assertThat(Samples.order(service, tid).status()).isEqualTo(PaymentStatus.AUTH_PASSWORD);
        assertThat(service.totals()).isEqualTo(new Totals(0, 0));

        var approved = service.approve(Samples.approve(tid, Samples.agreed(service, tid)));
        assertThat(approved.amount()).isEqualTo(new Amount(Samples.AMOUNT, 0, 1_000, 0, 0, 0));
        assertThat(approved.approvedAt()).isEqualTo(LocalDateTime.parse("2030-01-01T09:00:00"));
        assertThat(Samples.order(service, tid).status()).isEqualTo(PaymentStatus.SUCCESS_PAYMENT);
        assertThat(service.totals()).isEqualTo(new Totals(Samples.AMOUNT, 0));

        service.cancel(Samples.cancel(tid, 1_000));
        OrderAnswer part = Samples.order(service, tid);
        assertThat(part.status()).isEqualTo(PaymentStatus.PART_CANCEL_PAYMENT);
        assertThat(part.canceledAmount().total()).isEqualTo(1_000);
        assertThat(part.cancelAvailableAmount().total()).isEqualTo(10_000);
        service.cancel(Samples.cancel(tid, 10_000));
        OrderAnswer all = Samples.order(service, tid);
        assertThat(all.status()).isEqualTo(PaymentStatus.CANCEL_PAYMENT);
        assertThat(all.paymentActionDetails())
                .extracting(Action::paymentActionType)
                .containsExactly("PAYMENT", "CANCEL", "CANCEL");
        assertThat(service.totals()).isEqualTo(new Totals(Samples.AMOUNT, Samples.AMOUNT));
        assertThat(service.totals().held()).isZero();
    }

    @Test
    void appendsTheTokenToAnAddressWithAQuery() {
        Ready request = Samples.ready(Samples.CID, Samples.ORDER, "Points", 1_000L, 0L, Samples.APPROVED + "?a=b");
        String tid = service.ready(request).tid();
        assertThat(service.approveAsFan(tid).orElseThrow()).startsWith(Samples.APPROVED + "?a=b&pg_token=");
    }

    @Test
    void givesEachPaymentUniqueIdentifiers() {
        assertThat(Stream.generate(() -> service.ready(Samples.ready())).limit(100))
                .flatExtracting(
                        one -> one.tid(), one -> one.nextRedirectPcUrl(), one -> Samples.agreed(service, one.tid()))
                .doesNotHaveDuplicates()
                .hasSize(300);
        assertThat(service.ready(Samples.ready()).tid()).hasSize(20);
    }

    @Test
    void keepsTheBuyersFirstDecision() {
        String quit = asked();
        assertThat(service.cancelAsFan(quit)).contains(Samples.CANCELLED);
        assertThat(service.cancelAsFan(quit)).contains(Samples.CANCELLED);
        assertThat(service.approveAsFan(quit)).isEmpty();
        assertThat(Samples.order(service, quit).status()).isEqualTo(PaymentStatus.QUIT_PAYMENT);
        String failed = asked();
        assertThat(service.failAsFan(failed)).contains(Samples.FAILED);
        assertThat(service.approveAsFan(failed)).isEmpty();
        assertThat(Samples.order(service, failed).status()).isEqualTo(PaymentStatus.FAIL_AUTH_PASSWORD);
        String paid = paid();
        assertThat(service.cancelAsFan(paid)).isEmpty();
        assertThat(service.failAsFan(paid)).isEmpty();
        assertThat(service.approveAsFan(paid)).isPresent();
        assertThat(Samples.order(service, paid).status()).isEqualTo(PaymentStatus.SUCCESS_PAYMENT);
    }

    @Test
    void canBeApprovedForFifteenMinutes() {
        String inTime = asked();
        String token = Samples.agreed(service, inTime);
        clock.pass(Duration.ofMinutes(15).minusMillis(1));
        service.approve(Samples.approve(inTime, token));
        String late = asked();
        String lateToken = Samples.agreed(service, late);
        clock.pass(Duration.ofMinutes(15));
        assertRefused(Refusal.EXPIRED, () -> service.approve(Samples.approve(late, lateToken)));
        assertThat(service.approveAsFan(late)).isEmpty();
        assertThat(service.cancelAsFan(late)).isEmpty();
        assertThat(Samples.order(service, late).status()).isEqualTo(PaymentStatus.AUTH_PASSWORD);
        assertThat(Samples.order(service, inTime).status()).isEqualTo(PaymentStatus.SUCCESS_PAYMENT);
    }

    @Test
    void takesTheMoneyOnce() {
        String tid = asked();
        Approve request = Samples.approve(tid, Samples.agreed(service, tid));
        service.approve(request);
        assertRefused(Refusal.ALREADY_PAID, () -> service.approve(request));
        service.cancel(Samples.cancel(tid, Samples.AMOUNT));
        assertRefused(Refusal.ALREADY_PAID, () -> service.approve(request));
        assertThat(service.totals()).isEqualTo(new Totals(Samples.AMOUNT, Samples.AMOUNT));
    }

    @Test
    void refusesAnApprovalThatDiffersFromThePayment() {
        String tid = asked();
        assertRefused(Refusal.NOT_AUTHENTICATED, () -> service.approve(Samples.approve(tid, "guess")));
        String token = Samples.agreed(service, tid);
        String foreign = Samples.agreed(service, asked());
        assertRefused(Refusal.TOKEN_MISMATCH, () -> service.approve(Samples.approve(tid, foreign)));
        assertRefused(Refusal.TOKEN_MISMATCH, () -> service.approve(Samples.approve(tid, "")));
        assertRefused(Refusal.ORDER_MISMATCH, () -> approve(Samples.CID, tid, "order-2", Samples.FAN, token));
        assertRefused(Refusal.USER_MISMATCH, () -> approve(Samples.CID, tid, Samples.ORDER, "fan-2", token));
        assertRefused(Refusal.UNKNOWN_TID, () -> service.approve(Samples.approve("T0", token)));
        assertRefused(Refusal.UNKNOWN_CID, () -> approve("OTHER", tid, Samples.ORDER, Samples.FAN, token));
        assertThat(service.totals().paid()).isZero();
        service.approve(Samples.approve(tid, token));
    }

    @Test
    void keepsADeclinedPaymentDeclined() {
        String tid = asked();
        Approve request = Samples.approve(tid, Samples.agreed(service, tid));
        assertRefused(Refusal.APPROVAL_FAILED, () -> service.decline(request));
        assertThat(Samples.order(service, tid).status()).isEqualTo(PaymentStatus.FAIL_PAYMENT);
        assertRefused(Refusal.APPROVAL_FAILED, () -> service.approve(request));
        assertThat(service.totals().paid()).isZero();
    }

    @Test
    void refundsNoMoreThanWasTaken() {
        String unpaid = asked();
        assertRefused(Refusal.CANCEL_FAILED, () -> service.cancel(Samples.cancel(unpaid, 1)));
        String tid = paid();
        assertRefused(Refusal.CANCEL_AMOUNT, () -> service.cancel(Samples.cancel(tid, Samples.AMOUNT + 1)));
        assertRefused(Refusal.INVALID_PARAMETER, () -> service.cancel(Samples.cancel(tid, 0)));
        assertRefused(Refusal.INVALID_PARAMETER, () -> service.cancel(new Cancel(Samples.CID, tid, 1L, null, null)));
        assertRefused(Refusal.UNKNOWN_TID, () -> service.cancel(Samples.cancel("T0", 1)));
        service.cancel(Samples.cancel(tid, Samples.AMOUNT));
        assertRefused(Refusal.CANCEL_AMOUNT, () -> service.cancel(Samples.cancel(tid, 1)));
        assertThat(service.totals().held()).isZero();
    }

    @Test
    void refusesARefundWithAWrongRemainingAmount() {
        String tid = paid();
        Cancel half = new Cancel(Samples.CID, tid, 5_500L, 0L, Samples.AMOUNT);
        service.cancel(half);
        assertRefused(Refusal.CANCEL_FAILED, () -> service.cancel(half));
        assertThat(service.totals().cancelled()).isEqualTo(5_500);
    }

    @Test
    void refusesAnUnknownOrder() {
        assertRefused(Refusal.UNKNOWN_TID, () -> service.order(new Order(Samples.CID, "T0")));
        assertRefused(Refusal.UNKNOWN_TID, () -> service.order(new Order(Samples.CID, null)));
        assertRefused(Refusal.UNKNOWN_CID, () -> service.order(new Order(null, asked())));
    }

    static Stream<Ready> impossible() {
        String url = Samples.APPROVED;
        return Stream.of(
                Samples.ready(Samples.CID, null, "Points", 1L, 0L, url),
                Samples.ready(Samples.CID, "", "Points", 1L, 0L, url),
                Samples.ready(Samples.CID, "o".repeat(101), "Points", 1L, 0L, url),
                Samples.ready(Samples.CID, Samples.ORDER, null, 1L, 0L, url),
                Samples.ready(Samples.CID, Samples.ORDER, "Points", null, 0L, url),
                Samples.ready(Samples.CID, Samples.ORDER, "Points", 0L, 0L, url),
                Samples.ready(Samples.CID, Samples.ORDER, "Points", -1L, 0L, url),
                Samples.ready(Samples.CID, Samples.ORDER, "Points", 1L, null, url),
                Samples.ready(Samples.CID, Samples.ORDER, "Points", 1L, 2L, url),
                Samples.ready(Samples.CID, Samples.ORDER, "Points", 1L, 0L, null),
                Samples.ready(Samples.CID, Samples.ORDER, "Points", 1L, 0L, "javascript:alert(1)"),
                Samples.ready(Samples.CID, Samples.ORDER, "Points", 1L, 0L, "http:///path"),
                Samples.ready(Samples.CID, Samples.ORDER, "Points", 1L, 0L, "http://a b"),
                Samples.ready(Samples.CID, Samples.ORDER, "Points", 1L, 0L, "http://a/" + "b".repeat(255)));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void refusesAnInvalidPayment(Ready request) {
        assertRefused(Refusal.INVALID_PARAMETER, () -> service.ready(request));
        assertThat(service.payments()).isEmpty();
    }

    @Test
    void forgetsOldAndExcessPaymentsButNotTheTotals() {
        KakaoPayService small = new KakaoPayService(settings.withMemory(Duration.ofDays(1), 2), "http://127.0.0.1:1");
        String first = small.ready(Samples.ready()).tid();
        small.approve(Samples.approve(first, Samples.agreed(small, first)));
        small.ready(Samples.ready());
        small.ready(Samples.ready());
        assertThat(small.payments()).hasSize(2);
        assertRefused(Refusal.UNKNOWN_TID, () -> Samples.order(small, first));
        clock.pass(Duration.ofDays(1).plusMillis(1));
        small.ready(Samples.ready());
        assertThat(small.payments()).hasSize(1);
        assertThat(small.totals()).isEqualTo(new Totals(Samples.AMOUNT, 0));
    }

    private void approve(String cid, String tid, String order, String user, String token) {
        service.approve(new Approve(cid, tid, order, user, token));
    }

    private String asked() {
        return service.ready(Samples.ready()).tid();
    }

    private String paid() {
        String tid = asked();
        service.approve(Samples.approve(tid, Samples.agreed(service, tid)));
        return tid;
    }

    private static void assertRefused(Refusal refusal, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.refusal())
                .isEqualTo(refusal));
    }
}
