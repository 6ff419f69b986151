package io.cygi.settlement.statement;

/** The kind of a line of a statement, in the order in which the lines of a reservation stand. */
public enum LineKind {
    /** The payment of a reservation that was confirmed. */
    PAYMENT,
    /** The refund to the fan; zero where a reservation was cancelled too late for any. */
    REFUND,
    /** The fee that the platform keeps. */
    FEE,
    /** The tax on the fee, which the organizer bears. */
    TAX;

    /** {@return whether lines of this kind add to what the organizer is paid; the others lessen it} */
    public boolean adds() {
        return this == PAYMENT;
    }
}
