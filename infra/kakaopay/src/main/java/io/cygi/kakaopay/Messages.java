package io.cygi.kakaopay;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of requests and answers. Their JSON fields are written in snake case. */
public final class Messages {

    private Messages() {}

    /** The merchant's request to prepare a payment. */
    public record Ready(
            @Nullable String cid,
            @Nullable String partnerOrderId,
            @Nullable String partnerUserId,
            @Nullable String itemName,
            @Nullable Integer quantity,
            @Nullable Long totalAmount,
            @Nullable Long taxFreeAmount,
            @Nullable String approvalUrl,
            @Nullable String cancelUrl,
            @Nullable String failUrl) {}

    /** The answer to {@link Ready}, with the addresses at which the buyer pays. */
    public record ReadyAnswer(
            String tid,
            String nextRedirectPcUrl,
            String nextRedirectMobileUrl,
            String nextRedirectAppUrl,
            String androidAppScheme,
            String iosAppScheme,
            LocalDateTime createdAt) {}

    /** The merchant's request to take the money. */
    public record Approve(
            @Nullable String cid,
            @Nullable String tid,
            @Nullable String partnerOrderId,
            @Nullable String partnerUserId,
            @Nullable String pgToken) {}

    /** The answer to {@link Approve}: the money is taken. */
    public record ApproveAnswer(
            String aid,
            String tid,
            String cid,
            String partnerOrderId,
            String partnerUserId,
            String paymentMethodType,
            String itemName,
            int quantity,
            Amount amount,
            LocalDateTime createdAt,
            LocalDateTime approvedAt) {}

    /** The merchant's question for the state of a payment. */
    public record Order(@Nullable String cid, @Nullable String tid) {}

    /** The answer to {@link Order}, with the state of the payment. */
    public record OrderAnswer(
            String tid,
            String cid,
            PaymentStatus status,
            String partnerOrderId,
            String partnerUserId,
            @Nullable String paymentMethodType,
            String itemName,
            int quantity,
            Amount amount,
            Amount canceledAmount,
            Amount cancelAvailableAmount,
            LocalDateTime createdAt,
            @Nullable LocalDateTime approvedAt,
            @Nullable LocalDateTime canceledAt,
            List<Action> paymentActionDetails) {}

    /** The merchant's request to give money back. */
    public record Cancel(
            @Nullable String cid,
            @Nullable String tid,
            @Nullable Long cancelAmount,
            @Nullable Long cancelTaxFreeAmount,
            @Nullable Long cancelAvailableAmount) {}

    /** The answer to {@link Cancel}: the money has been given back. */
    public record CancelAnswer(
            String aid,
            String tid,
            String cid,
            PaymentStatus status,
            String partnerOrderId,
            String partnerUserId,
            String paymentMethodType,
            String itemName,
            int quantity,
            Amount amount,
            Amount approvedCancelAmount,
            Amount canceledAmount,
            Amount cancelAvailableAmount,
            LocalDateTime createdAt,
            LocalDateTime approvedAt,
            LocalDateTime canceledAt) {}

    /** An amount of won and its parts. */
    public record Amount(long total, long taxFree, long vat, long point, long discount, long greenDeposit) {

        private static final long VAT_PARTS = 11;

        static Amount of(long total, long taxFree) {
            return new Amount(total, taxFree, Math.round((double) (total - taxFree) / VAT_PARTS), 0, 0, 0);
        }
    }

    /** One approval or cancellation of a payment. */
    public record Action(
            String aid,
            String paymentActionType,
            String paymentMethodType,
            long amount,
            long pointAmount,
            long discountAmount,
            long greenDeposit,
            LocalDateTime approvedAt) {}

    /** The answer to a call that is refused, with the reason. */
    public record Failure(
            int errorCode, String errorMessage, @Nullable Map<String, String> extras) {}
}
