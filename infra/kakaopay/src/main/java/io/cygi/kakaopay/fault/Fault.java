package io.cygi.kakaopay.fault;

/** A fault of a call. The merchant cannot tell it from some of the others. */
public enum Fault {
    /** No fault. */
    NONE,
    /** The provider is under maintenance: 503, nothing is done, and the payment's next calls get the same. */
    MAINTENANCE,
    /** The secret key is refused although it is right. */
    UNAUTHORIZED,
    /** The call is answered with 500, and nothing is done. */
    ERROR_BEFORE,
    /** The call is carried out and answered with 500. */
    ERROR_AFTER,
    /** The connection is closed before the call is carried out. */
    LOST_REQUEST,
    /** The call is carried out, and the connection is closed without an answer. */
    LOST_REPLY,
    /** The call is carried out late, perhaps after the caller has given up. */
    DELAY_BEFORE,
    /** The call is carried out at once and answered late. */
    DELAY_AFTER,
    /** The call is carried out, and the JSON of the answer is cut off. */
    MALFORMED,
    /** The call is carried out, and the answer comes in pieces, with pauses. */
    SLOW_BODY,
    /** The call is carried out, and the answer is {@code -780}. Approve only. */
    HIDDEN_APPROVAL,
    /** The approval fails for good, {@code -780}. Approve only. */
    DECLINED,
    /** The answer shows the payment before its latest change. Order only. */
    OUTDATED,
    /** The answer is {@code -721}, not found, although the payment exists. Order only. */
    NOT_FOUND,
    /** The callback comes a second time, from another address. Callbacks only. */
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
