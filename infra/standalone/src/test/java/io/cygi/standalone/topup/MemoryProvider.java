package io.cygi.standalone.topup;

import io.cygi.contracts.value.Money;
import io.cygi.kakaopay.KakaoPayService;
import io.cygi.kakaopay.Messages;
import io.cygi.kakaopay.Messages.OrderAnswer;
import io.cygi.kakaopay.Refusal;
import io.cygi.kakaopay.RefusedException;
import io.cygi.kakaopay.Settings;
import io.cygi.saga.topup.provider.Payment;
import io.cygi.saga.topup.provider.PaymentProvider;
import io.cygi.saga.topup.provider.PaymentRequest;
import io.cygi.saga.topup.provider.PaymentStatus;
import io.cygi.saga.topup.provider.ProviderOrder;
import io.cygi.saga.topup.provider.ProviderRefusedException;
import io.cygi.saga.topup.provider.ProviderUnavailableException;
import io.cygi.saga.topup.provider.ReadyPayment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The stand-in's payments without HTTP, with every fault that can happen on the way to them. Delayed calls are carried
 * out at a later moment of the virtual time, when the caller has given up. For one thread.
 */
final class MemoryProvider implements PaymentProvider {

    private static final Set<Integer> IN_DOUBT = Set.of(-702, -780, -785);
    private static final Duration READ_BOUND = Duration.ofSeconds(12);
    private static final int LATE_SECONDS_MAX = 60;

    /** Longest time in seconds for which an order shows a payment as it was before its latest change. */
    private static final int BEHIND_SECONDS_MAX = 300;

    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int PAYMENTS_MAX = 1_000;
    private static final String CID = Settings.TEST_CID;

    private final VirtualClock clock;
    private final Chaos chaos;
    private final Set<String> underWay = new HashSet<>();
    private final Set<String> refusing = new HashSet<>();
    private final Map<String, Instant> behind = new HashMap<>();
    private SplittableRandom random = new SplittableRandom();
    private KakaoPayService payments;
    private boolean down;

    MemoryProvider(VirtualClock clock, Chaos chaos) {
        this.clock = clock;
        this.chaos = chaos;
        this.payments = new KakaoPayService(Settings.of("unused"), "http://kakaopay.test");
    }

    /**
     * Begins a run.
     *
     * @param ofRun the run's random numbers
     * @param slowness factor by which the provider's time is slower
     */
    void begin(SplittableRandom ofRun, int slowness) {
        random = ofRun;
        underWay.clear();
        refusing.clear();
        behind.clear();
        down = false;
        InstantSource time = () -> clock.slowed(slowness);
        payments = new KakaoPayService(
                Settings.of("unused").withClock(time).withMemory(REMEMBERED, PAYMENTS_MAX),
                "http://kakaopay.test",
                ofRun.split());
    }

    KakaoPayService payments() {
        return payments;
    }

    /** Gives no answers until it recovers. */
    void goDown() {
        down = true;
    }

    void comeUp() {
        down = false;
    }

    /** Ends all faults; delayed calls still arrive. */
    void recover() {
        down = false;
        refusing.clear();
    }

    /** Refuses from now on to refund a payment. */
    void refuseToCancel(String tid) {
        refusing.add(tid);
    }

    /** Carries out a call whose caller waits no longer. */
    private static void unheard(Supplier<?> act) {
        try {
            act.get();
        } catch (RefusedException e) {
            return;
        }
    }

    /** Prepares a payment. Now and then its amount differs from the requested one. */
    @Override
    public ReadyPayment ready(PaymentRequest request) {
        Messages.ReadyAnswer answer = call(
                "",
                () -> payments.ready(new Messages.Ready(
                        CID,
                        request.topUpId().uuid(),
                        request.topUpId().accountId().value(),
                        "Points",
                        1,
                        request.amount().amount() + (!chaos.quiet() && random.nextInt(50) == 0 ? 1_000 : 0),
                        0L,
                        request.approvedUrl(),
                        request.cancelledUrl(),
                        request.failedUrl())));
        return new ReadyPayment(answer.tid(), answer.nextRedirectPcUrl(), answer.nextRedirectMobileUrl());
    }

    @Override
    public Money approve(Payment payment, String approval) {
        Messages.Approve request = new Messages.Approve(
                CID,
                payment.tid(),
                payment.topUpId().uuid(),
                payment.topUpId().accountId().value(),
                approval);
        if (underWay.contains(payment.tid())) {
            throw refused(Refusal.DUPLICATE);
        }
        if (!chaos.quiet() && random.nextInt(20) == 0) {
            return call(
                    payment.tid(),
                    () -> Money.krw(payments.decline(request).amount().total()));
        }
        Money paid = call(payment.tid(), () -> {
            Money taken = Money.krw(payments.approve(request).amount().total());
            perhapsBehind(payment);
            return taken;
        });
        if (!chaos.quiet() && random.nextInt(20) == 0) {
            throw refused(Refusal.APPROVAL_FAILED);
        }
        return paid;
    }

    @Override
    public ProviderOrder order(Payment payment) {
        if (!chaos.quiet() && random.nextInt(20) == 0) {
            throw refused(Refusal.UNKNOWN_TID);
        }
        Messages.Order request = new Messages.Order(CID, payment.tid());
        boolean outdated = clock.instant().isBefore(behind.getOrDefault(payment.tid(), Instant.MIN));
        OrderAnswer answer = call("", () -> outdated ? payments.outdatedOrder(request) : payments.order(request));
        return new ProviderOrder(
                status(answer),
                Money.krw(answer.amount().total()),
                Money.krw(answer.canceledAmount().total()));
    }

    @Override
    public void cancel(Payment payment, Money amount) {
        boolean refused = refusing.contains(payment.tid()) || underWay.contains(payment.tid()) && random.nextBoolean();
        if (refused || !chaos.quiet() && random.nextInt(20) == 0) {
            throw refused(Refusal.CANCEL_FAILED);
        }
        call(payment.tid(), () -> {
            Messages.CancelAnswer done =
                    payments.cancel(new Messages.Cancel(CID, payment.tid(), amount.amount(), 0L, null));
            perhapsBehind(payment);
            return done;
        });
    }

    /** Lets orders show the old state for a while after the money has moved. */
    private void perhapsBehind(Payment payment) {
        if (!chaos.quiet() && random.nextInt(3) == 0) {
            behind.put(payment.tid(), clock.instant().plusSeconds(1 + random.nextInt(BEHIND_SECONDS_MAX)));
        }
    }

    /**
     * Makes a call that may be lost before or after it is carried out, or be carried out late.
     *
     * @param tid the payment that it changes, or empty
     * @param act the call
     */
    private <T> T call(String tid, Supplier<T> act) {
        if (down) {
            throw unavailable();
        }
        switch (chaos.quiet() ? 20 : random.nextInt(20)) {
            case 0 -> throw unavailable();
            case 1, 2 -> {
                answered(act);
                throw unavailable();
            }
            case 3 -> {
                underWay.add(tid);
                clock.putOff(Duration.ofSeconds(1 + random.nextInt(LATE_SECONDS_MAX)), () -> {
                    underWay.remove(tid);
                    unheard(act);
                });
                clock.pass(READ_BOUND);
                throw unavailable();
            }
            case 4 -> {
                answered(act);
                clock.pass(READ_BOUND);
                throw unavailable();
            }
            default -> {
                return answered(act);
            }
        }
    }

    private static <T> T answered(Supplier<T> act) {
        try {
            return act.get();
        } catch (RefusedException e) {
            throw refused(e.refusal());
        }
    }

    private static ProviderRefusedException refused(Refusal refusal) {
        return new ProviderRefusedException(refusal.code(), IN_DOUBT.contains(refusal.code()));
    }

    private static ProviderUnavailableException unavailable() {
        return new ProviderUnavailableException("chaos", null);
    }

    private static PaymentStatus status(OrderAnswer answer) {
        return switch (answer.status()) {
            case READY, SEND_TMS, OPEN_PAYMENT, SELECT_METHOD, ARS_WAITING -> PaymentStatus.WAITING;
            case AUTH_PASSWORD, ISSUED_SID -> PaymentStatus.APPROVED;
            case SUCCESS_PAYMENT, PART_CANCEL_PAYMENT -> PaymentStatus.PAID;
            case CANCEL_PAYMENT -> PaymentStatus.CANCELLED;
            case FAIL_AUTH_PASSWORD, FAIL_PAYMENT -> PaymentStatus.FAILED;
            case QUIT_PAYMENT -> PaymentStatus.QUIT;
        };
    }
}
