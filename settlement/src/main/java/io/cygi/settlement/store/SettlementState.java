package io.cygi.settlement.store;

/** The state of a settlement, in the order in which a settlement passes them. */
public enum SettlementState {
    /** The concert has ended. */
    FOUND,
    /** The events of the concert are being read. */
    READING,
    /** Reservations of the concert are not final; the next run reads the concert again. */
    WAITING,
    /** The statement is written, and has not been checked. */
    STATED,
    /** The check found differences; nothing is paid, and the next run reads the concert again. */
    HELD_BACK,
    /** The check found no differences. The statement never changes from here on. */
    CHECKED,
    /** The payout is ordered, and the wallet's event of it has not come yet. */
    ORDERED,
    /** The wallet has the payout, or there was none to pay. */
    SETTLED;

    /** {@return whether the statement is final, so that its organizer may see it} */
    public boolean published() {
        return this == CHECKED || this == ORDERED || this == SETTLED;
    }
}
