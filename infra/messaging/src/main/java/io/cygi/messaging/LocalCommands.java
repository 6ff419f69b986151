package io.cygi.messaging;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.decision.CachedDecision;
import io.cygi.messaging.decision.UnconfirmedDecisionException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.AxonException;
import org.axonframework.common.AxonNonTransientException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Commands to aggregates in the same process, handled on the caller's thread. Every command of the platform is
 * idempotent, so a fault of the infrastructure is answered by sending the command again, a bounded number of times. A
 * decision of a cached aggregate that the event store has not confirmed is made once more by a fresh one.
 */
final class LocalCommands implements Commands {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCommands.class);
    private static final int ATTEMPTS_MAX = 6;
    private static final long FIRST_PAUSE_MILLIS = 10;

    private final CommandBus commandBus;

    LocalCommands(CommandBus commandBus) {
        this.commandBus = commandBus;
    }

    @Override
    public void send(Object command, Map<String, ?> metadata) {
        if (CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException("a command must not join the transaction of the message being handled");
        }
        for (int attempt = 1; ; attempt++) {
            Throwable fault = decide(command, metadata);
            if (fault == null) {
                return;
            }
            if (fault instanceof RefusedException refused) {
                throw refused;
            }
            if (fault instanceof AggregateNotFoundException) {
                throw new RefusedException(ProblemCode.NOT_FOUND, "There is no such resource.");
            }
            if (!ofInfrastructure(fault)) {
                throw fault instanceof RuntimeException e ? e : new IllegalStateException(fault);
            }
            if (attempt == ATTEMPTS_MAX) {
                throw new UnavailableException("The event store does not answer.", fault);
            }
            LOG.debug("Sending {} again after attempt {}", command.getClass().getSimpleName(), attempt, fault);
            pause(attempt);
        }
    }

    /** Has the command decided, a second time where the first decision was a cached aggregate's and is not confirmed. */
    private @Nullable Throwable decide(Object command, Map<String, ?> metadata) {
        Throwable fault = dispatch(command, metadata);
        if (!(fault instanceof UnconfirmedDecisionException)) {
            return fault;
        }
        Map<String, Object> fresh = new HashMap<>(metadata);
        fresh.putAll(CachedDecision.FRESH);
        return dispatch(command, fresh);
    }

    private @Nullable Throwable dispatch(Object command, Map<String, ?> metadata) {
        AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
        try {
            commandBus.dispatch(
                    GenericCommandMessage.asCommandMessage(command).andMetaData(metadata),
                    (message, result) -> fault.set(result.isExceptional() ? result.exceptionResult() : null));
        } catch (RuntimeException e) {
            return e;
        }
        return fault.get();
    }

    private static boolean ofInfrastructure(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessException
                    || cause instanceof TransactionException
                    || cause instanceof SQLException) {
                return true;
            }
        }
        return fault instanceof AxonException && !(fault instanceof AxonNonTransientException);
    }

    private static void pause(int attempt) {
        long bound = FIRST_PAUSE_MILLIS << attempt;
        LockSupport.parkNanos(1_000_000L * ThreadLocalRandom.current().nextLong(bound / 2, bound));
    }
}
