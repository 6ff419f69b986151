package io.cygi.settlement.statement;

/** The kind of a statement line. The lines of a reservation are in the order of the kinds. */
public enum LineKind {
    /** The payment of a reservation that was confirmed. */
    PAYMENT,
    /** The refund to the fan; zero if the reservation was cancelled too late for one. */
    REFUND,
    /** The fee that the platform keeps. */
    FEE,
    /** The tax on the fee, which the organizer bears. */
    TAX;

    /** {@return whether lines of this kind add to the organizer's net; the others reduce it} */
    public boolean adds() {
        return this == PAYMENT;
    }
}
