package io.cygi.settlement.store;

/** The reason why a concert is not paid out. */
public enum FindingKind {
    /** A reservation is in the middle of something; usually it is not any more by the next run. */
    RESERVATION_NOT_FINAL,
    /** The payment of a reservation differs between statement, reservation and wallet. */
    PAYMENT_DIFFERS,
    /** The refund of a reservation differs between statement, reservation and wallet. */
    REFUND_DIFFERS,
    /** The statement's totals are not the sum of its lines. */
    TOTALS_DIFFER,
    /** The store has other events of the concert than those that the statement was computed from. */
    EVENTS_DIFFER,
    /** The concert could not be worked on; the platform's log says why. */
    FAULT
}
