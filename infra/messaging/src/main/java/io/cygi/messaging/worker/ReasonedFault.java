package io.cygi.messaging.worker;

/** Implemented by exceptions that know the reason that operators are told. */
public interface ReasonedFault {

    /** {@return the reason} */
    FailureReason reason();
}
