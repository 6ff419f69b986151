package io.cygi.kakaopay;

/** The states of a payment, as the order call names them. */
public enum PaymentStatus {
    /** The merchant has asked for the payment. */
    READY,
    /** A message that asks for the payment has been sent to the buyer's phone. */
    SEND_TMS,
    /** The buyer has opened the payment page. */
    OPEN_PAYMENT,
    /** The buyer has chosen how to pay. */
    SELECT_METHOD,
    /** The buyer is being called back. */
    ARS_WAITING,
    /** The buyer has entered the password; the merchant may approve. */
    AUTH_PASSWORD,
    /** A recurring payment has been registered. The stand-in knows no recurring payments. */
    ISSUED_SID,
    /** The payment is approved: the money is taken. */
    SUCCESS_PAYMENT,
    /** A part of the money has been given back. */
    PART_CANCEL_PAYMENT,
    /** All of the money has been given back. */
    CANCEL_PAYMENT,
    /** The buyer has entered a wrong password. */
    FAIL_AUTH_PASSWORD,
    /** The buyer has given the payment up. */
    QUIT_PAYMENT,
    /** The approval has failed: no money is taken. */
    FAIL_PAYMENT;

    /** {@return whether the money has been taken, given back or not} */
    public boolean paid() {
        return this == SUCCESS_PAYMENT || this == PART_CANCEL_PAYMENT || this == CANCEL_PAYMENT;
    }

    /** {@return whether the buyer has not decided yet} */
    boolean undecided() {
        return ordinal() < AUTH_PASSWORD.ordinal();
    }
}
