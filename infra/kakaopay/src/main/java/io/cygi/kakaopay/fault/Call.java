package io.cygi.kakaopay.fault;

import java.util.Locale;

/** The calls and callbacks of the stand-in that can fail on the way. */
public enum Call {
    /** The merchant asks for a payment. */
    READY,
    /** The merchant takes the money of a payment that its buyer has agreed to. */
    APPROVE,
    /** The merchant asks for the state of a payment. */
    ORDER,
    /** The merchant gives money back. */
    CANCEL,
    /** The buyer's browser is sent back to the merchant. */
    CALLBACK;

    /** {@return the last part of the call's path} */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
