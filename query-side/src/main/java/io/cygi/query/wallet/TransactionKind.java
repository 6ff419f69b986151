package io.cygi.query.wallet;

/** Why the balance changed. */
enum TransactionKind {
    TOP_UP,
    PAYMENT,
    REFUND,
    PAYOUT
}
