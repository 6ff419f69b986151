package io.cygi.command.repository;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * Finds a command's aggregate by the component that is marked with {@link TargetAggregateIdentifier}. It inspects each
 * type of command once; Axon's own resolver inspects all annotations of all methods for each command.
 */
public final class CommandTargets implements CommandTargetResolver {

    private final ClassValue<MethodHandle> targets = new ClassValue<>() {

        @Override
        protected MethodHandle computeValue(Class<?> type) {
            return targetOf(type);
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        return new VersionedAggregateIdentifier(target(command.getPayload()), null);
    }

    /** {@return the identifier of a command's aggregate} @param command one of the {@code *Command} records */
    public String identifier(Object command) {
        return target(command).toString();
    }

    private Object target(Object command) {
        try {
            return targets.get(command.getClass()).invoke(command);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The accessor of a record component has thrown a checked exception.", e);
        }
    }

    private static MethodHandle targetOf(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException("The command " + type.getSimpleName() + " is no record.");
        }
        RecordComponent target = Arrays.stream(components)
                .filter(component -> component.getAccessor().isAnnotationPresent(TargetAggregateIdentifier.class))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No component of " + type.getSimpleName() + " is marked as its aggregate's identifier."));
        try {
            return MethodHandles.publicLookup().unreflect(target.getAccessor());
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("The command " + type.getSimpleName() + " is not public.", e);
        }
    }
}
