package io.cygi.saga.topup;

/** A kind of finding about a top-up, for admins. */
public enum TopUpFindingKind {
    /** The provider has taken another amount than was requested. It is given back, and nothing is credited. */
    AMOUNT_DIFFERS,
    /** The provider took the money after the top-up had ended. It is given back. */
    PAID_AFTER_END,
    /** The provider refuses again and again to give money back that it should. */
    CANCEL_REFUSED,
    /** The provider says of a credited top-up that it does not hold the money. */
    NOT_PAID,
    /** The provider does not know a payment that may have been approved, a day after its life. Nothing is credited. */
    UNKNOWN_PAYMENT,
    /** The provider has long given no answer about a payment that can be used. It is asked on, more slowly. */
    NO_ANSWER,
    /** The daily comparison has long got no answer about a payment. It is compared once there is one. */
    NOT_COMPARED,
    /** Provider and wallet hold different amounts of a top-up; found by the daily comparison. */
    BALANCE_DIFFERS
}
