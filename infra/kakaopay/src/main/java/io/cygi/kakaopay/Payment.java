package io.cygi.kakaopay;

import io.cygi.kakaopay.Messages.Action;
import io.cygi.kakaopay.Messages.Amount;
import io.cygi.kakaopay.Messages.ApproveAnswer;
import io.cygi.kakaopay.Messages.CancelAnswer;
import io.cygi.kakaopay.Messages.OrderAnswer;
import io.cygi.kakaopay.fault.Call;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One payment and its state machine. It is not thread-safe; {@link KakaoPayService} guards it. */
final class Payment {

    /** The time after the merchant's request during which a payment can be approved. */
    static final Duration LIFE = Duration.ofMinutes(15);

    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final String METHOD = "MONEY";

    /** The terms of a payment, from the merchant's request. */
    record Terms(
            String cid,
            String orderId,
            String userId,
            String itemName,
            int quantity,
            long total,
            long taxFree,
            String approvalUrl,
            String cancelUrl,
            String failUrl) {}

    /** The names of a payment. Nobody can guess the page's key or the token. */
    record Names(long number, String tid, String pageKey, String token) {}

    private final Terms terms;
    private final Names names;
    private final Instant createdAt;
    private final List<Action> actions = new ArrayList<>();
    private final Map<Call, Integer> calls = new EnumMap<>(Call.class);
    private PaymentStatus status = PaymentStatus.READY;
    private @Nullable OrderAnswer before;
    private @Nullable Instant approvedAt;
    private @Nullable Instant cancelledAt;
    private long cancelled;
    private long cancelledTaxFree;

    Payment(Terms terms, Names names, Instant createdAt) {
        this.terms = terms;
        this.names = names;
        this.createdAt = createdAt;
    }

    Terms terms() {
        return terms;
    }

    Names names() {
        return names;
    }

    Instant createdAt() {
        return createdAt;
    }

    PaymentStatus status() {
        return status;
    }

    long paid() {
        return status.paid() ? terms.total() : 0;
    }

    long cancelled() {
        return cancelled;
    }

    boolean expired(Instant now) {
        return !status.paid() && !now.isBefore(createdAt.plus(LIFE));
    }

    /** Counts a call. @return the number of such calls before */
    int count(Call call) {
        return calls.merge(call, 1, Integer::sum) - 1;
    }

    /** {@return the number of the merchant's calls for this payment} */
    int count() {
        return calls.entrySet().stream()
                .filter(entry -> entry.getKey() != Call.CALLBACK)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    // Acts of the buyer.

    void open(Instant now) {
        if (status == PaymentStatus.READY && !expired(now)) {
            become(PaymentStatus.OPEN_PAYMENT);
        }
    }

    /** {@return whether the buyer has agreed, now or before} */
    boolean agree(Instant now) {
        if (status.undecided() && !expired(now)) {
            become(PaymentStatus.AUTH_PASSWORD);
        }
        return status.paid() || status == PaymentStatus.AUTH_PASSWORD && !expired(now);
    }

    /** {@return whether the payment is given up, now or before} @param how the state in which it ends */
    boolean giveUp(PaymentStatus how, Instant now) {
        if (!expired(now) && (status.undecided() || status == PaymentStatus.AUTH_PASSWORD)) {
            become(how);
        }
        return status == how;
    }

    // Calls of the merchant.

    ApproveAnswer approve(Messages.Approve request, String aid, Instant now) {
        requireApprovable(request, now);
        become(PaymentStatus.SUCCESS_PAYMENT);
        approvedAt = now;
        actions.add(action(aid, "PAYMENT", terms.total(), now));
        return new ApproveAnswer(
                aid,
                names.tid(),
                terms.cid(),
                terms.orderId(),
                terms.userId(),
                METHOD,
                terms.itemName(),
                terms.quantity(),
                amount(),
                inKorea(createdAt),
                inKorea(now));
    }

    /** Fails for good an approval that could be given. */
    void decline(Messages.Approve request, Instant now) {
        requireApprovable(request, now);
        become(PaymentStatus.FAIL_PAYMENT);
    }

    private void become(PaymentStatus next) {
        before = order();
        status = next;
    }

    private void requireApprovable(Messages.Approve request, Instant now) {
        requireSame(terms.orderId(), request.partnerOrderId(), Refusal.ORDER_MISMATCH);
        requireSame(terms.userId(), request.partnerUserId(), Refusal.USER_MISMATCH);
        if (status.paid()) {
            throw new RefusedException(Refusal.ALREADY_PAID);
        }
        if (status == PaymentStatus.FAIL_PAYMENT) {
            throw new RefusedException(Refusal.APPROVAL_FAILED);
        }
        if (expired(now)) {
            throw new RefusedException(Refusal.EXPIRED);
        }
        if (status != PaymentStatus.AUTH_PASSWORD) {
            throw new RefusedException(Refusal.NOT_AUTHENTICATED);
        }
        requireSame(names.token(), request.pgToken(), Refusal.TOKEN_MISMATCH);
    }

    OrderAnswer order() {
        return new OrderAnswer(
                names.tid(),
                terms.cid(),
                status,
                terms.orderId(),
                terms.userId(),
                status.paid() || status == PaymentStatus.AUTH_PASSWORD ? METHOD : null,
                terms.itemName(),
                terms.quantity(),
                amount(),
                Amount.of(cancelled, cancelledTaxFree),
                cancellable(),
                inKorea(createdAt),
                approvedAt == null ? null : inKorea(approvedAt),
                cancelledAt == null ? null : inKorea(cancelledAt),
                List.copyOf(actions));
    }

    /** {@return the order before the latest change} */
    OrderAnswer outdatedOrder() {
        OrderAnswer outdated = before;
        return outdated == null ? order() : outdated;
    }

    CancelAnswer cancel(Messages.Cancel request, String aid, Instant now) {
        long amount = Objects.requireNonNullElse(request.cancelAmount(), 0L);
        long taxFree = Objects.requireNonNullElse(request.cancelTaxFreeAmount(), -1L);
        if (!status.paid()) {
            throw new RefusedException(Refusal.CANCEL_FAILED);
        }
        Amount available = cancellable();
        if (request.cancelAvailableAmount() != null && request.cancelAvailableAmount() != available.total()) {
            throw new RefusedException(Refusal.CANCEL_FAILED);
        }
        if (amount < 1 || taxFree < 0 || taxFree > amount) {
            throw new RefusedException(Refusal.INVALID_PARAMETER);
        }
        if (amount > available.total() || taxFree > available.taxFree()) {
            throw new RefusedException(Refusal.CANCEL_AMOUNT);
        }
        boolean all = cancelled + amount == terms.total();
        become(all ? PaymentStatus.CANCEL_PAYMENT : PaymentStatus.PART_CANCEL_PAYMENT);
        cancelled += amount;
        cancelledTaxFree += taxFree;
        cancelledAt = now;
        actions.add(action(aid, "CANCEL", amount, now));
        return new CancelAnswer(
                aid,
                names.tid(),
                terms.cid(),
                status,
                terms.orderId(),
                terms.userId(),
                METHOD,
                terms.itemName(),
                terms.quantity(),
                amount(),
                Amount.of(amount, taxFree),
                Amount.of(cancelled, cancelledTaxFree),
                cancellable(),
                inKorea(createdAt),
                inKorea(Objects.requireNonNull(approvedAt)),
                inKorea(now));
    }

    private Amount amount() {
        return Amount.of(terms.total(), terms.taxFree());
    }

    private Amount cancellable() {
        return status.paid()
                ? Amount.of(terms.total() - cancelled, terms.taxFree() - cancelledTaxFree)
                : Amount.of(0, 0);
    }

    private static Action action(String aid, String type, long amount, Instant at) {
        return new Action(aid, type, METHOD, amount, 0, 0, 0, inKorea(at));
    }

    private static void requireSame(String known, @Nullable String given, Refusal otherwise) {
        byte[] expected = known.getBytes(StandardCharsets.UTF_8);
        byte[] actual = Objects.requireNonNullElse(given, "").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, actual)) {
            throw new RefusedException(otherwise);
        }
    }

    /** {@return a moment as KakaoPay writes it, in Korea's time and without a zone} */
    static LocalDateTime inKorea(Instant moment) {
        return LocalDateTime.ofInstant(moment, KOREA).withNano(0);
    }
}
