package io.cygi.saga.topup.kakaopay;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.cygi.saga.topup.provider.PaymentStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * KakaoPay's paths, field names, states and codes. They are in this class only, because they are known from secondary
 * sources; {@code docs/kakaopay.md} lists what is to be checked with a merchant account.
 */
final class KakaoPayFormat {

    static final String READY = "/online/v1/payment/ready";
    static final String APPROVE = "/online/v1/payment/approve";
    static final String ORDER = "/online/v1/payment/order";
    static final String CANCEL = "/online/v1/payment/cancel";

    /** Scheme of the header {@code Authorization}. */
    static final String SCHEME = "SECRET_KEY ";

    static final String ITEM_NAME = "Can You Get It points";

    /**
     * Codes of refusals after which the payment may have been approved even so: already paid, approval failed,
     * duplicate request.
     */
    private static final Set<Integer> IN_DOUBT = Set.of(-702, -780, -785);

    private KakaoPayFormat() {}

    /** The request that prepares a payment. */
    record ReadyRequest(
            @JsonProperty("cid") String cid,
            @JsonProperty("partner_order_id") String orderId,
            @JsonProperty("partner_user_id") String userId,
            @JsonProperty("item_name") String itemName,
            @JsonProperty("quantity") int quantity,
            @JsonProperty("total_amount") long totalAmount,
            @JsonProperty("tax_free_amount") long taxFreeAmount,
            @JsonProperty("approval_url") String approvalUrl,
            @JsonProperty("cancel_url") String cancelUrl,
            @JsonProperty("fail_url") String failUrl) {}

    /** The answer to a prepared payment, with the pages on which the fan pays. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ReadyAnswer(
            @JsonProperty("tid") @Nullable String tid,
            @JsonProperty("next_redirect_pc_url") @Nullable String desktopUrl,

            @JsonProperty("next_redirect_mobile_url") @Nullable
            String mobileUrl) {}

    /** The request that takes the money. */
    record ApproveRequest(
            @JsonProperty("cid") String cid,
            @JsonProperty("tid") String tid,
            @JsonProperty("partner_order_id") String orderId,
            @JsonProperty("partner_user_id") String userId,
            @JsonProperty("pg_token") String token) {

        /** {@return a text without the token, for logs} */
        @Override
        public String toString() {
            return "ApproveRequest[" + orderId + "]";
        }
    }

    /** The answer with the state of a payment. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PaymentAnswer(
            @JsonProperty("tid") @Nullable String tid,
            @JsonProperty("partner_order_id") @Nullable String orderId,
            @JsonProperty("status") @Nullable String status,
            @JsonProperty("amount") @Nullable Amount amount,
            @JsonProperty("canceled_amount") @Nullable Amount cancelled) {}

    /** An amount of won. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Amount(@JsonProperty("total") @Nullable Long total) {}

    /** The request for the order of a payment. */
    record OrderRequest(
            @JsonProperty("cid") String cid,
            @JsonProperty("tid") String tid) {}

    /** The request that gives money back. */
    record CancelRequest(
            @JsonProperty("cid") String cid,
            @JsonProperty("tid") String tid,
            @JsonProperty("cancel_amount") long amount,
            @JsonProperty("cancel_tax_free_amount") long taxFreeAmount) {}

    /** The body of a refused call. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Failure(@JsonProperty("error_code") @Nullable Integer code) {}

    /**
     * {@return whether a refusal with this code may hide a payment that was approved}
     *
     * @param code the code of the failure
     */
    static boolean inDoubt(int code) {
        return IN_DOUBT.contains(code);
    }

    /** {@return the status, or null if it is not known} @param status the status of the order */
    static @Nullable PaymentStatus status(String status) {
        return switch (status) {
            case "READY", "SEND_TMS", "OPEN_PAYMENT", "SELECT_METHOD", "ARS_WAITING" -> PaymentStatus.WAITING;
            case "AUTH_PASSWORD", "ISSUED_SID" -> PaymentStatus.APPROVED;
            case "SUCCESS_PAYMENT", "PART_CANCEL_PAYMENT" -> PaymentStatus.PAID;
            case "CANCEL_PAYMENT" -> PaymentStatus.CANCELLED;
            case "FAIL_PAYMENT", "FAIL_AUTH_PASSWORD" -> PaymentStatus.FAILED;
            case "QUIT_PAYMENT" -> PaymentStatus.QUIT;
            default -> null;
        };
    }
}
