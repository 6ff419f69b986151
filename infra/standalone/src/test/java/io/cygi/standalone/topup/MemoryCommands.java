package io.cygi.standalone.topup;

import io.cygi.command.repository.CommandTargets;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.messaging.Commands;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/** Runs the real aggregates of a top-up on events in memory. For one thread. */
final class MemoryCommands implements Commands {

    /** Names of the aggregates' classes, which no other module can see. */
    private static final List<String> AGGREGATES = List.of(
            "io.cygi.command.topup.TopUp", "io.cygi.command.topup.TopUpAllowance", "io.cygi.command.wallet.Wallet");

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();

    MemoryCommands(MemoryEventStore events) {
        AGGREGATES.forEach(name -> subscribe(type(name), events));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> void subscribe(Class<T> type, MemoryEventStore events) {
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .commandTargetResolver(new CommandTargets())
                .repository(EventSourcingRepository.builder(type)
                        .eventStore(events)
                        .lockFactory(NullLockFactory.INSTANCE)
                        .build())
                .build()
                .subscribe(bus);
    }

    @Override
    public @Nullable Object ask(Object command, Map<String, ?> metadata) {
        AtomicReference<CommandResultMessage<?>> answer = new AtomicReference<>();
        bus.dispatch(
                new GenericCommandMessage<>(command, MetaData.from(metadata)), (sent, result) -> answer.set(result));
        CommandResultMessage<?> result = answer.get();
        if (!result.isExceptional()) {
            return result.getPayload();
        }
        Throwable fault = result.exceptionResult();
        if (fault instanceof AggregateNotFoundException) {
            throw new RefusedException(ProblemCode.NOT_FOUND, "There is no such resource.");
        }
        throw fault instanceof RuntimeException e ? e : new IllegalStateException(fault);
    }
}
