package io.cygi.kakaopay;

import io.cygi.kakaopay.Messages.Approve;
import io.cygi.kakaopay.Messages.ApproveAnswer;
import io.cygi.kakaopay.Messages.Cancel;
import io.cygi.kakaopay.Messages.CancelAnswer;
import io.cygi.kakaopay.Messages.Order;
import io.cygi.kakaopay.Messages.OrderAnswer;
import io.cygi.kakaopay.Messages.Ready;
import io.cygi.kakaopay.Messages.ReadyAnswer;
import io.cygi.kakaopay.fault.Call;
import io.cygi.kakaopay.fault.Fault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * KakaoPay's payments in memory, with the effects of the merchant's calls and of the buyer's acts. Can be used without
 * a server. Safe for use by many threads.
 */
public final class KakaoPayService {

    private static final int ID_BYTES = 16;
    private static final int ID_LENGTH = 19;

    private final RandomGenerator random;
    private final Settings settings;
    private final String address;
    private final Map<String, Payment> byTid = new LinkedHashMap<>();
    private final Map<String, Payment> byPage = new HashMap<>();
    private Totals totals = new Totals(0, 0);
    private long asked;
    private long readyCalls;

    /**
     * Creates payments with random names.
     *
     * @param settings the settings
     * @param address the address of the pages, without a slash at the end
     */
    public KakaoPayService(Settings settings, String address) {
        this(settings, address, new SecureRandom());
    }

    /**
     * Creates payments with names that follow from a seed, so that a run can be repeated.
     *
     * @param settings the settings
     * @param address the address of the pages, without a slash at the end
     * @param random the source of the names
     */
    public KakaoPayService(Settings settings, String address, RandomGenerator random) {
        this.settings = settings;
        this.address = address;
        this.random = random;
    }

    /** {@return the new payment} @throws RefusedException if a field is missing or invalid */
    public synchronized ReadyAnswer ready(Ready request) {
        requireCid(request.cid());
        Payment.Terms terms = Requests.terms(request);
        Instant now = settings.clock().instant();
        forget(now);
        Payment.Names names = new Payment.Names(++asked, "T" + identifier(), secret(), secret());
        Payment payment = new Payment(terms, names, now);
        byTid.put(names.tid(), payment);
        byPage.put(names.pageKey(), payment);
        String page = address + PageHandler.PATH + names.pageKey();
        String app = "kakaotalk://kakaopay/pg?url=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
        return new ReadyAnswer(names.tid(), page, page + "?view=mobile", app, app, app, Payment.inKorea(now));
    }

    /** {@return the approved payment} @throws RefusedException if the payment cannot be approved */
    public synchronized ApproveAnswer approve(Approve request) {
        Payment payment = known(request.cid(), request.tid());
        ApproveAnswer answer =
                payment.approve(request, "A" + identifier(), settings.clock().instant());
        totals = totals.plusPaid(answer.amount().total());
        return answer;
    }

    /** Fails for good a payment that could be approved. @throws RefusedException always */
    public synchronized ApproveAnswer decline(Approve request) {
        known(request.cid(), request.tid()).decline(request, settings.clock().instant());
        throw new RefusedException(Refusal.APPROVAL_FAILED);
    }

    /** {@return the state of a payment} @throws RefusedException if the payment is not known */
    public synchronized OrderAnswer order(Order request) {
        return known(request.cid(), request.tid()).order();
    }

    /**
     * {@return the state of a payment before its latest change}
     *
     * @throws RefusedException if the payment is not known
     */
    public synchronized OrderAnswer outdatedOrder(Order request) {
        return known(request.cid(), request.tid()).outdatedOrder();
    }

    /** {@return the money that was given back} @throws RefusedException if it cannot be given back */
    public synchronized CancelAnswer cancel(Cancel request) {
        Payment payment = known(request.cid(), request.tid());
        CancelAnswer answer =
                payment.cancel(request, "A" + identifier(), settings.clock().instant());
        totals = totals.plusCancelled(answer.approvedCancelAmount().total());
        return answer;
    }

    /** Opens the payment's page, as its buyer does. @param tid the payment */
    public synchronized void openAsFan(String tid) {
        requireKnown(tid).open(settings.clock().instant());
    }

    /**
     * Agrees to a payment, as its buyer does on its page.
     *
     * @param tid the payment
     * @return the address that the buyer is sent to, with the token; empty if it is too late
     */
    public synchronized Optional<String> approveAsFan(String tid) {
        Payment payment = requireKnown(tid);
        if (!payment.agree(settings.clock().instant())) {
            return Optional.empty();
        }
        String url = payment.terms().approvalUrl();
        char separator = url.indexOf('?') < 0 ? '?' : '&';
        return Optional.of(url + separator + "pg_token=" + payment.names().token());
    }

    /**
     * Gives a payment up, as its buyer does on its page.
     *
     * @return the address that the buyer is sent to; empty if it is too late
     */
    public synchronized Optional<String> cancelAsFan(String tid) {
        Payment payment = requireKnown(tid);
        boolean ended =
                payment.giveUp(PaymentStatus.QUIT_PAYMENT, settings.clock().instant());
        return ended ? Optional.of(payment.terms().cancelUrl()) : Optional.empty();
    }

    /**
     * Fails to pay, as a buyer does with a wrong password.
     *
     * @return the address that the buyer is sent to; empty if it is too late
     */
    public synchronized Optional<String> failAsFan(String tid) {
        Payment payment = requireKnown(tid);
        boolean ended = payment.giveUp(
                PaymentStatus.FAIL_AUTH_PASSWORD, settings.clock().instant());
        return ended ? Optional.of(payment.terms().failUrl()) : Optional.empty();
    }

    /** {@return the money taken and given back since the start, including forgotten payments} */
    public synchronized Totals totals() {
        return totals;
    }

    /** {@return the payments that are remembered, oldest first} */
    public synchronized List<OrderAnswer> payments() {
        return byTid.values().stream().map(Payment::order).toList();
    }

    /** {@return the fault of a call that is about to be made} @param tid the payment; null before there is one */
    synchronized Fault nextFault(Call call, @Nullable String tid) {
        Payment payment = tid == null ? null : byTid.get(tid);
        if (payment == null) {
            return call == Call.READY ? settings.faults().of(++readyCalls, call, 0, 0) : Fault.NONE;
        }
        int callsBefore = payment.count();
        return settings.faults().of(payment.names().number(), call, payment.count(call), callsBefore);
    }

    /** {@return a payment's terms and state, by the key of its page} */
    synchronized Optional<PageView> page(String pageKey) {
        return Optional.ofNullable(byPage.get(pageKey)).map(found -> {
            found.open(settings.clock().instant());
            return new PageView(
                    found.names().tid(),
                    found.terms(),
                    found.status(),
                    found.expired(settings.clock().instant()));
        });
    }

    private Payment known(@Nullable String cid, @Nullable String tid) {
        requireCid(cid);
        Payment payment = tid == null ? null : byTid.get(tid);
        if (payment == null) {
            throw new RefusedException(Refusal.UNKNOWN_TID);
        }
        return payment;
    }

    private Payment requireKnown(String tid) {
        return known(settings.cid(), tid);
    }

    private void requireCid(@Nullable String cid) {
        if (!settings.cid().equals(cid)) {
            throw new RefusedException(Refusal.UNKNOWN_CID);
        }
    }

    /** Makes room for one more payment. The oldest ones are forgotten first. */
    private void forget(Instant now) {
        Instant since = now.minus(settings.keep());
        Iterator<Payment> oldest = byTid.values().iterator();
        while (oldest.hasNext()) {
            Payment payment = oldest.next();
            if (byTid.size() < settings.paymentsMax() && !payment.createdAt().isBefore(since)) {
                return;
            }
            byPage.remove(payment.names().pageKey());
            oldest.remove();
        }
    }

    private String identifier() {
        return secret().substring(0, ID_LENGTH);
    }

    private String secret() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
