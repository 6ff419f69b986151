package io.cygi.messaging.worker;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeoutException;
import org.axonframework.serialization.SerializationException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * The reasons for which background work fails, as codes that operators may build alerts on. A code contains no
 * statements and classes; the log has the exception next to the same code.
 */
public enum FailureReason {
    /** The database cannot be reached, or ends connections. */
    DATABASE_UNAVAILABLE,
    /**
     * The database answers and refuses a statement: a table, a right or a function is missing, or a value does not fit.
     */
    DATABASE_REFUSED,
    /** The Kafka broker cannot be reached or does not stay up. */
    BROKER_UNAVAILABLE,
    /** The payment provider does not answer, or gives no answer that can be used. */
    PROVIDER_UNAVAILABLE,
    /** No replica of the command side answers. */
    COMMAND_SIDE_UNAVAILABLE,
    /** A command was refused that has to succeed. */
    COMMAND_REFUSED,
    /** A stored event or saga cannot be read. */
    UNREADABLE,
    /** Some work took longer than its bound. */
    TIMED_OUT,
    /** The process is short of memory. */
    OUT_OF_MEMORY,
    /** No process handles the events, and this process cannot claim their position. */
    NOT_CLAIMED,
    /** Events and steps that could not be handled wait among the dead letters for a retry. */
    DEAD_LETTERS,
    /** Parts of the work failed; the findings have the details. */
    PARTS_FAILED,
    /** The work was begun too often without being completed. */
    ATTEMPTS_EXHAUSTED,
    /** Any other fault of the platform; the log has the details. */
    FAULT;

    /** {@return the reason for the fault} @param fault a fault with its causes */
    public static FailureReason of(Throwable fault) {
        if (Causes.any(fault, OutOfMemoryError.class::isInstance)) {
            return OUT_OF_MEMORY;
        }
        for (Throwable cause : Causes.of(fault)) {
            if (cause instanceof ReasonedFault known) {
                return known.reason();
            }
        }
        if (Causes.any(fault, FailureReason::ofConnection)) {
            return DATABASE_UNAVAILABLE;
        }
        if (Causes.any(fault, cause -> cause instanceof SQLException || cause instanceof DataAccessException)) {
            return DATABASE_REFUSED;
        }
        if (Causes.any(fault, cause -> cause.getClass().getName().startsWith("org.apache.kafka."))) {
            return BROKER_UNAVAILABLE;
        }
        if (Causes.any(fault, RefusedException.class::isInstance)) {
            return COMMAND_REFUSED;
        }
        if (Causes.any(fault, SerializationException.class::isInstance)) {
            return UNREADABLE;
        }
        if (Causes.any(fault, TimeoutException.class::isInstance)) {
            return TIMED_OUT;
        }
        return Causes.any(fault, UnavailableException.class::isInstance) ? DATABASE_UNAVAILABLE : FAULT;
    }

    /** {@return whether the fault is one of the connection} SQL states of connections begin with 08. */
    private static boolean ofConnection(Throwable cause) {
        if (cause instanceof SQLException sql) {
            String state = sql.getSQLState();
            return sql instanceof SQLTransientConnectionException
                    || sql instanceof SQLNonTransientConnectionException
                    || state != null && state.startsWith("08");
        }
        return cause instanceof DataAccessResourceFailureException && !(cause.getCause() instanceof SQLException)
                || cause instanceof CannotCreateTransactionException && cause.getCause() == null
                || cause instanceof TransientDataAccessException && cause.getCause() == null;
    }
}
