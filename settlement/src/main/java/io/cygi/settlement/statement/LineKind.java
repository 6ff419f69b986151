package io.cygi.settlement.statement;

/** What a line of a statement is about, in the order in which the lines of a reservation stand. */
public enum LineKind {
    /** What a fan paid for a reservation that was confirmed. */
    PAYMENT,
    /** What a fan was given back; zero where a reservation was cancelled too late for any refund. */
    REFUND,
    /** What the platform keeps. */
    FEE,
    /** The tax on the fee, which the organizer bears. */
    TAX;

    /** {@return whether lines of this kind add to what the organizer is paid; the others lessen it} */
    public boolean adds() {
        return this == PAYMENT;
    }
}
