package io.cygi.query.wallet;

/** The reason of a change of a balance. */
enum TransactionKind {
    TOP_UP,
    PAYMENT,
    REFUND,
    PAYOUT
}
