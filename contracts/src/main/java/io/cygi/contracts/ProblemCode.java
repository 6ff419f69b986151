package io.cygi.contracts;

/** The stable codes of a refusal. They appear in problem details, and never in an event. */
public enum ProblemCode {
    /** The request is malformed; the answer lists the fields. */
    VALIDATION_FAILED,
    /** No valid token. */
    UNAUTHENTICATED,
    /** A valid token without the role that is needed. */
    FORBIDDEN,
    /** There is no such thing, or it belongs to somebody else. */
    NOT_FOUND,
    /** At least one seat is held or sold. */
    SEAT_TAKEN,
    /** The concert's sale is not open. */
    NOT_ON_SALE,
    /** More seats than the concert's purchase limit. */
    LIMIT_EXCEEDED,
    /** The hold ended before it was paid. */
    HOLD_EXPIRED,
    /** The thing is in a state in which this cannot be done. */
    INVALID_STATE,
    /** The wallet does not have the money. */
    INSUFFICIENT_FUNDS,
    /** The thing has changed since it was read. */
    PRECONDITION_FAILED,
    /** The idempotency key came before with another request. */
    IDEMPOTENCY_KEY_REUSED,
    /** The concert has no such seat. */
    UNKNOWN_SEAT,
    /** The caller asks too often. */
    TOO_MANY_REQUESTS,
    /** A part that is needed does not answer; try again. */
    UNAVAILABLE
}
