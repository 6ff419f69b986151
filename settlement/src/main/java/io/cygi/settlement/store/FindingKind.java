package io.cygi.settlement.store;

/** The kind of reason for which a concert is not paid. */
public enum FindingKind {
    /** A reservation is still under way; it is usually final by the next run. */
    RESERVATION_NOT_FINAL,
    /** The payment of a reservation differs between statement, reservation and wallet. */
    PAYMENT_DIFFERS,
    /** The refund of a reservation differs between statement, reservation and wallet. */
    REFUND_DIFFERS,
    /** The statement's totals are not the sum of its lines. */
    TOTALS_DIFFER,
    /** The event store has other events of the concert than the statement was computed from. */
    EVENTS_DIFFER,
    /** A step failed for the concert; the platform's log tells why. */
    FAULT
}
