package io.cygi.messaging.worker;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.cygi.contracts.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The kinds of fault: a passing fault may end, a permanent one stays as long as the data and the program are the same.
 *
 * <p>A database error is permanent if the database refuses the data of one statement: bad or truncated data, a violated
 * constraint, a refusing trigger, a statement that cannot be parsed. Deadlocks, lock waits, lost connections, a
 * read-only server and unknown codes pass. A missing table, column or right passes too: it fails all work alike until
 * an operator repairs it.
 */
public enum FaultKind {
    /** The same work may succeed later. */
    PASSING,
    /** The same work fails again. */
    PERMANENT;

    /**
     * The classes of SQL states that are permanent: cardinality, data, integrity, and the states that triggers signal.
     */
    private static final Set<String> PERMANENT_STATES = Set.of("21", "22", "23", "45");

    /**
     * The vendor codes of permanent faults whose SQL state does not show it: 1064 syntax, 1153 packet too large, 1364
     * no default, 1366 bad value for a column, 3819 check constraint, 4025 check constraint of MariaDB.
     */
    private static final Set<Integer> PERMANENT_CODES = Set.of(1064, 1153, 1364, 1366, 3819, 4025);

    private static final Set<Class<?>> PASSING_CLASSES = Set.of(
            TransientDataAccessException.class,
            RecoverableDataAccessException.class,
            NonTransientDataAccessResourceException.class,
            TransactionException.class,
            AxonTransientException.class,
            EventStoreException.class,
            UnavailableException.class,
            RejectedExecutionException.class,
            IOException.class,
            UncheckedIOException.class);

    /** {@return the kind of a fault} @param fault a fault with its causes */
    public static FaultKind of(Throwable fault) {
        if (Causes.any(fault, FaultKind::passesWhateverItsCause)) {
            return PASSING;
        }
        for (Throwable cause : Causes.of(fault)) {
            if (cause instanceof SQLException sql) {
                return permanent(sql) ? PERMANENT : PASSING;
            }
        }
        if (Causes.any(fault, SerializationException.class::isInstance)) {
            return PERMANENT;
        }
        return Causes.any(fault, cause -> PASSING_CLASSES.stream().anyMatch(passing -> passing.isInstance(cause)))
                ? PASSING
                : PERMANENT;
    }

    /**
     * {@return whether the fault passes although its cause is permanent} A lost race for a sequence number has a
     * duplicate key as its cause.
     */
    private static boolean passesWhateverItsCause(Throwable cause) {
        return cause instanceof ConcurrencyException
                || cause instanceof AggregateStreamCreationException
                || cause instanceof OutOfMemoryError
                || cause instanceof InterruptedException
                || cause instanceof TimeoutException;
    }

    private static boolean permanent(SQLException fault) {
        String state = fault.getSQLState();
        // The driver itself refuses a packet that is too large, without a vendor code.
        return fault instanceof PacketTooBigException
                || PERMANENT_CODES.contains(fault.getErrorCode())
                || state != null && state.length() == 5 && PERMANENT_STATES.contains(state.substring(0, 2));
    }
}
