package io.cygi.messaging;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.Question;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.decision.CachedDecision;
import io.cygi.messaging.decision.NewAggregate;
import io.cygi.messaging.decision.UnconfirmedDecisionException;
import io.cygi.messaging.list.AggregateLocks;
import io.cygi.messaging.list.ListedCommands;
import io.cygi.messaging.worker.Causes;
import io.cygi.messaging.worker.FaultKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
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
 * Sends commands to aggregates in the same process, and handles them on the caller's thread. Every command of the
 * platform is idempotent, so a command is sent again, a bounded number of times, after a fault of the infrastructure
 * that may pass. A decision of a cached aggregate that the event store has not confirmed is made once more by a fresh
 * aggregate.
 */
public final class LocalCommands implements Commands {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCommands.class);
    private static final int ATTEMPTS_MAX = 6;
    private static final long FIRST_PAUSE_MILLIS = 10;

    private static final CommandResultMessage<?> NOTHING = new GenericCommandResultMessage<>((@Nullable Object) null);

    private final CommandBus commandBus;
    private final ListedCommands lists;
    private final LongConsumer pause;

    LocalCommands(CommandBus commandBus, AggregateLocks locks) {
        this(commandBus, locks, LocalCommands::parkAbout);
    }

    /**
     * Creates the sender.
     *
     * @param commandBus handles a command on the caller's thread
     * @param locks the locks of the aggregates that handle the commands
     * @param pause waits between two attempts, about the given number of ms
     */
    public LocalCommands(CommandBus commandBus, AggregateLocks locks, LongConsumer pause) {
        this.commandBus = commandBus;
        this.lists = new ListedCommands(this::answer, locks);
        this.pause = pause;
    }

    @Override
    public @Nullable Object ask(Object command, Map<String, ?> metadata) {
        requireNoUnitOfWork();
        String correlation = Correlation.current();
        if (correlation == null) {
            return Correlation.call(Correlation.newId(), () -> ask(command, metadata));
        }
        MetaData all = MetaData.from(metadata).and(Correlation.KEY, correlation);
        MetaData again = all.withoutKeys(Set.of(NewAggregate.NAME));
        return repeated(attempt -> answer(command, attempt == 1 ? all : again), () -> command.getClass()
                .getSimpleName());
    }

    /**
     * Sends the list in parts of at most {@link ListedCommands#COMMANDS_MAX} commands. The events of a part are stored
     * at once.
     */
    @Override
    public ListOutcome sendInOrder(List<?> commands) {
        requireNoUnitOfWork();
        String correlation = Correlation.current();
        if (correlation == null) {
            return Correlation.call(Correlation.newId(), () -> sendInOrder(commands));
        }
        MetaData metadata = MetaData.with(Correlation.KEY, correlation);
        for (int from = 0; from < commands.size(); from += ListedCommands.COMMANDS_MAX) {
            List<?> part = commands.subList(from, Math.min(from + ListedCommands.COMMANDS_MAX, commands.size()));
            ListOutcome outcome =
                    repeated(attempt -> lists.carryOut(part, metadata), () -> "a list of " + part.size() + " commands");
            if (outcome.refusal() != null) {
                return new ListOutcome(from + outcome.carriedOut(), outcome.refusal());
            }
        }
        return new ListOutcome(commands.size(), null);
    }

    private static void requireNoUnitOfWork() {
        if (CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException("a command must not join the transaction of the message being handled");
        }
    }

    private <T extends @Nullable Object> T repeated(IntFunction<T> work, Supplier<String> name) {
        RuntimeException last = null;
        for (int attempt = 1; ; attempt++) {
            try {
                Deadline.requireTimeLeft();
                return work.apply(attempt);
            } catch (RefusedException refused) {
                throw refused;
            } catch (DeadlineOverException over) {
                throw last == null ? over : new UnavailableException("The event store does not answer in time.", last);
            } catch (RuntimeException fault) {
                if (!ofInfrastructure(fault)) {
                    throw fault;
                }
                if (attempt == ATTEMPTS_MAX || FaultKind.of(fault) == FaultKind.PERMANENT) {
                    throw new UnavailableException("The event store does not answer.", fault);
                }
                last = fault;
                LOG.debug("Sending {} again after attempt {}", name.get(), attempt, fault);
            }
            pause.accept(FIRST_PAUSE_MILLIS << attempt);
        }
    }

    private @Nullable Object answer(Object command, MetaData metadata) {
        CommandResultMessage<?> result = decide(command, metadata);
        if (!result.isExceptional()) {
            return result.getPayload();
        }
        Throwable fault = result.exceptionResult();
        if (fault instanceof AggregateNotFoundException) {
            throw new RefusedException(ProblemCode.NOT_FOUND, "There is no such resource.");
        }
        throw fault instanceof RuntimeException e ? e : new IllegalStateException(fault);
    }

    /**
     * Has the command decided, and decided again by a fresh aggregate if the decision of a cached one is not confirmed.
     * The answer of a cached aggregate to a question is never confirmed.
     */
    private CommandResultMessage<?> decide(Object command, MetaData metadata) {
        if (command instanceof Question) {
            return dispatch(command, metadata.mergedWith(CachedDecision.FRESH));
        }
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
