package io.cygi.saga.topup;

/** A kind of finding about a top-up, for admins. */
public enum TopUpFindingKind {
    /** The provider has taken another amount than was requested. It is given back, and nothing is credited. */
    AMOUNT_DIFFERS,
    /** The provider took the money after the top-up had ended. It is given back. */
    PAID_AFTER_END,
    /** The provider refuses again and again to give money back that it should. */
    CANCEL_REFUSED,
    /** The provider says that it does not hold the money of a credited top-up. */
    NOT_PAID,
    /** The provider does not know a payment that may have been approved, a day after its life. Nothing is credited. */
    UNKNOWN_PAYMENT,
    /** The provider has given no usable answer about a payment for long. It is still asked, at a slower pace. */
    NO_ANSWER,
    /** The daily comparison has got no answer about a payment for long. The payment is compared once there is one. */
    NOT_COMPARED,
    /** Provider and wallet hold different amounts of a top-up; found by the daily comparison. */
    BALANCE_DIFFERS
}
