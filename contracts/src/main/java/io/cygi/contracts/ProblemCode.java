package io.cygi.contracts;

/** The stable codes of refusals. They appear in problem details, and never in an event. */
public enum ProblemCode {
    /** The request is malformed; the answer lists the fields. */
    VALIDATION_FAILED,
    /** The request has no valid token. */
    UNAUTHENTICATED,
    /** The request has a valid token, but the account lacks the role that the endpoint requires. */
    FORBIDDEN,
    /** The requested resource does not exist, or belongs to another account. */
    NOT_FOUND,
    /** At least one seat is held or sold. */
    SEAT_TAKEN,
    /** The concert's sale is not open. */
    NOT_ON_SALE,
    /** The fan asks for more seats than the concert's purchase limit allows. */
    LIMIT_EXCEEDED,
    /** The hold ended before it was paid. */
    HOLD_EXPIRED,
    /** The state of the resource does not allow the request. */
    INVALID_STATE,
    /** The balance of the wallet is too low. */
    INSUFFICIENT_FUNDS,
    /** The resource has changed since the caller read it. */
    PRECONDITION_FAILED,
    /** The idempotency key was used before with another request. */
    IDEMPOTENCY_KEY_REUSED,
    /** The concert has no such seat. */
    UNKNOWN_SEAT,
    /** The caller sends too many requests. */
    TOO_MANY_REQUESTS,
    /** A part of the platform that the request needs does not answer; the caller may try again. */
    UNAVAILABLE
}
