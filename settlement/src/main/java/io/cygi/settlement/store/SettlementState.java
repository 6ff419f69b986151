package io.cygi.settlement.store;

/** The state of a settlement, in the order of its way. */
public enum SettlementState {
    /** The concert has ended. */
    FOUND,
    /** Its events are being read. */
    READING,
    /** Reservations of the concert are not final yet; the next run reads it again. */
    WAITING,
    /** The statement is written, and has not been checked. */
    STATED,
    /** The check found differences; nothing is paid, and the next run reads it again. */
    HELD_BACK,
    /** The check found none. From here on the statement never changes. */
    CHECKED,
    /** The payout is ordered; the wallet has not yet said that it has it. */
    ORDERED,
    /** The wallet has the payout, or there was none to pay. */
    SETTLED;

    /** {@return whether the statement is final, so that its organizer may see it} */
    public boolean published() {
        return this == CHECKED || this == ORDERED || this == SETTLED;
    }
}
