package io.cygi.messaging.store.history;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates that one unit of work needs. The first of them that is read brings the others along. Events that were
 * read so are used once; an aggregate that is read again is read from the database.
 */
public final class LoadedTogether {

    private static final String RESOURCE = LoadedTogether.class.getName();

    private final Set<String> expected;
    private final Map<String, @Nullable List<DomainEventData<?>>> read = new HashMap<>();

    private LoadedTogether(Collection<String> expected) {
        this.expected = new HashSet<>(expected);
    }

    /**
     * Announces the aggregates that a unit of work is about to read.
     *
     * @param unitOfWork the outermost unit of work
     * @param aggregateIds the identifiers, no more than are read at once
     */
    public static void announce(UnitOfWork<?> unitOfWork, Collection<String> aggregateIds) {
        unitOfWork.resources().put(RESOURCE, new LoadedTogether(aggregateIds));
    }

    /** {@return the events of an aggregate, as {@link AggregateLoads#load} does} */
    public static @Nullable List<DomainEventData<?>> load(String aggregateId, AggregateLoads loads) {
        LoadedTogether together =
                CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(RESOURCE) : null;
        return Objects.requireNonNullElseGet(together, () -> new LoadedTogether(Set.of()))
                .take(aggregateId, loads);
    }

    private @Nullable List<DomainEventData<?>> take(String aggregateId, AggregateLoads loads) {
        if (!read.containsKey(aggregateId)) {
            expected.add(aggregateId);
            read.putAll(loads.load(expected));
            expected.clear();
        }
        return read.remove(aggregateId);
    }
}
