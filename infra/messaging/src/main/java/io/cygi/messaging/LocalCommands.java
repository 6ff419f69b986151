package io.cygi.messaging;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.decision.CachedDecision;
import io.cygi.messaging.decision.UnconfirmedDecisionException;
import io.cygi.messaging.worker.Causes;
import io.cygi.messaging.worker.FaultKind;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.common.AxonException;
import org.axonframework.common.AxonNonTransientException;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Commands to aggregates in the same process, handled on the caller's thread. Every command of the platform is
 * idempotent, so a fault of the infrastructure that may pass is answered by sending the command again, a bounded number of
 * times. A decision of a cached aggregate that the event store has not confirmed is made once more by a fresh one.
 */
public final class LocalCommands implements Commands {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCommands.class);
    private static final int ATTEMPTS_MAX = 6;
    private static final long FIRST_PAUSE_MILLIS = 10;

    private static final CommandResultMessage<?> NOTHING = new GenericCommandResultMessage<>((@Nullable Object) null);

    private final CommandBus commandBus;
    private final LongConsumer pause;

    LocalCommands(CommandBus commandBus) {
        this(commandBus, LocalCommands::parkAbout);
    }

    /** @param commandBus handles a command on the caller's thread @param pause waits between two attempts, about so many ms */
    public LocalCommands(CommandBus commandBus, LongConsumer pause) {
        this.commandBus = commandBus;
        this.pause = pause;
    }

    @Override
    public @Nullable Object ask(Object command, Map<String, ?> metadata) {
        if (CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException("a command must not join the transaction of the message being handled");
        }
        String correlation = Correlation.current();
        return correlation == null
                ? Correlation.call(Correlation.newId(), () -> ask(command, metadata))
                : askAgain(command, MetaData.from(metadata).and(Correlation.KEY, correlation));
    }

    private @Nullable Object askAgain(Object command, MetaData metadata) {
        for (int attempt = 1; ; attempt++) {
            CommandResultMessage<?> result = decide(command, metadata);
            if (!result.isExceptional()) {
                return result.getPayload();
            }
            Throwable fault = result.exceptionResult();
            if (fault instanceof RefusedException refused) {
                throw refused;
            }
            if (fault instanceof AggregateNotFoundException) {
                throw new RefusedException(ProblemCode.NOT_FOUND, "There is no such resource.");
            }
            if (!ofInfrastructure(fault)) {
                throw fault instanceof RuntimeException e ? e : new IllegalStateException(fault);
            }
            if (attempt == ATTEMPTS_MAX || FaultKind.of(fault) == FaultKind.PERMANENT) {
                throw new UnavailableException("The event store does not answer.", fault);
            }
            LOG.debug("Sending {} again after attempt {}", command.getClass().getSimpleName(), attempt, fault);
            pause.accept(FIRST_PAUSE_MILLIS << attempt);
        }
    }

    /** Has the command decided, a second time where the first decision was a cached aggregate's and is not confirmed. */
    private CommandResultMessage<?> decide(Object command, MetaData metadata) {
        CommandResultMessage<?> result = dispatch(command, metadata);
        return result.isExceptional() && result.exceptionResult() instanceof UnconfirmedDecisionException
                ? dispatch(command, metadata.mergedWith(CachedDecision.FRESH))
                : result;
    }

    private CommandResultMessage<?> dispatch(Object command, MetaData metadata) {
        AtomicReference<CommandResultMessage<?>> answer = new AtomicReference<>(NOTHING);
        try {
            commandBus.dispatch(
                    new GenericCommandMessage<>(command, metadata), (message, result) -> answer.set(result));
        } catch (RuntimeException e) {
            return new GenericCommandResultMessage<>(e);
        }
        return answer.get();
    }

    private static boolean ofInfrastructure(Throwable fault) {
        return Causes.any(fault, LocalCommands::ofDatabase)
                || fault instanceof AxonException && !(fault instanceof AxonNonTransientException);
    }

    private static boolean ofDatabase(Throwable cause) {
        return cause instanceof DataAccessException
                || cause instanceof TransactionException
                || cause instanceof SQLException;
    }

    private static void parkAbout(long millis) {
        LockSupport.parkNanos(1_000_000L * ThreadLocalRandom.current().nextLong(millis / 2, millis));
    }
}
