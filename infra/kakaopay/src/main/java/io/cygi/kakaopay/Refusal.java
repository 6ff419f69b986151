package io.cygi.kakaopay;

/** The error codes that the stand-in answers with. docs/kakaopay.md names the source of each. */
public enum Refusal {
    /** The secret key is missing or wrong. */
    UNAUTHORIZED(-401, "unauthorized"),
    /** A field is missing or has an impossible value. */
    INVALID_PARAMETER(-2, "invalid parameter"),
    /** The buyer has not agreed to the payment. */
    NOT_AUTHENTICATED(-701, "payment is not authenticated"),
    /** The payment has been approved before. */
    ALREADY_PAID(-702, "payment is already done"),
    /** The order is not the one of the payment. */
    ORDER_MISMATCH(-706, "partner_order_id does not match"),
    /** The buyer is not the one of the payment. */
    USER_MISMATCH(-707, "partner_user_id does not match"),
    /** The token is not the one that the buyer came back with. */
    TOKEN_MISMATCH(-708, "pg_token does not match"),
    /** The amount to give back exceeds the rest of the payment. */
    CANCEL_AMOUNT(-710, "cancel_amount exceeds the cancellable amount"),
    /** There is no such payment. */
    UNKNOWN_TID(-721, "tid does not exist"),
    /** The payment was not approved in time. */
    EXPIRED(-723, "payment has expired"),
    /** There is no such merchant. */
    UNKNOWN_CID(-731, "cid does not exist"),
    /** The approval has failed. */
    APPROVAL_FAILED(-780, "approval failure!"),
    /** Nothing can be given back. */
    CANCEL_FAILED(-781, "cancel failure!"),
    /** The same call is under way. */
    DUPLICATE(-785, "duplicate request");

    private final int code;
    private final String text;

    Refusal(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** {@return the field {@code error_code}} */
    public int code() {
        return code;
    }

    /** {@return the field {@code error_message}} */
    public String text() {
        return text;
    }

    /** {@return the HTTP status of the answer} */
    int httpStatus() {
        return this == UNAUTHORIZED ? 401 : 400;
    }
}
