package io.cygi.messaging.worker;

/** An exception that knows the reason for operators. */
public interface ReasonedFault {

    /** {@return the reason for operators} */
    FailureReason reason();
}
