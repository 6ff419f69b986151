package io.cygi.kakaopay.fault;

/** A fault of a call. Each is one that a merchant cannot tell from some of the others. */
public enum Fault {
    /** Nothing goes wrong. */
    NONE,
    /** The provider is under maintenance: 503, nothing is done, and so it is for the payment's next calls. */
    MAINTENANCE,
    /** The secret key is refused although it is right. */
    UNAUTHORIZED,
    /** 500, and nothing is done. */
    ERROR_BEFORE,
    /** 500, and it is done. */
    ERROR_AFTER,
    /** The connection is closed before anything is done. */
    LOST_REQUEST,
    /** The connection is closed when it is done. */
    LOST_REPLY,
    /** It is done late, perhaps after the caller has given up. */
    DELAY_BEFORE,
    /** It is done at once and answered late. */
    DELAY_AFTER,
    /** It is done, and the answer is cut off JSON. */
    MALFORMED,
    /** It is done, and the answer comes in pieces, with pauses. */
    SLOW_BODY,
    /** It is done, and the answer is {@code -780}. Approve only. */
    HIDDEN_APPROVAL,
    /** The approval fails for good, {@code -780}. Approve only. */
    DECLINED,
    /** The payment is told as it was before its latest change. Order only. */
    OUTDATED,
    /** The payment is not found, {@code -721}, although it is there. Order only. */
    NOT_FOUND,
    /** The callback comes a second time, from elsewhere. Callbacks only. */
    DUPLICATE_CALLBACK,
    /** The callback comes late. Callbacks only. */
    LATE_CALLBACK;

    /** {@return whether a call can have the fault} */
    boolean fits(Call call) {
        return switch (this) {
            case NONE -> true;
            case DUPLICATE_CALLBACK, LATE_CALLBACK -> call == Call.CALLBACK;
            case HIDDEN_APPROVAL, DECLINED -> call == Call.APPROVE;
            case OUTDATED, NOT_FOUND -> call == Call.ORDER;
            default -> call != Call.CALLBACK;
        };
    }
}
