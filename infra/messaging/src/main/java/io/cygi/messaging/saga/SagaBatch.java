package io.cygi.messaging.saga;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.saga.AssociationValue;
import org.jspecify.annotations.Nullable;

/** The sagas of one batch of events, as they were read and as they have changed. */
final class SagaBatch {

    /**
     * A saga as it is to be stored.
     *
     * @param type the class of the saga
     * @param saga the state of the saga
     * @param added the associations that the saga did not have before
     * @param removed the associations that the saga no longer has
     * @param event the identifier of the event that changed the saga
     */
    record Change(
            Class<?> type, Object saga, Set<AssociationValue> added, Set<AssociationValue> removed, String event) {}

    /** Association values that have been looked for already, of any saga type. */
    private final Set<Lookup> looked = new HashSet<>();

    private final Map<Lookup, Set<String>> found = new HashMap<>();
    private final Map<String, StoredSaga> read = new HashMap<>();
    final Map<String, Change> inserted = new LinkedHashMap<>();
    final Map<String, Change> updated = new LinkedHashMap<>();
    final Set<String> deleted = new HashSet<>();

    /** Matches the events whose changes are dropped. */
    Predicate<Message<?>> discarded = event -> false;

    /** An association value that was looked for, of sagas of one type. */
    record Lookup(String type, String key, String value) {}

    boolean looked(Lookup lookup) {
        return looked.contains(lookup);
    }

    void looking(Lookup lookup) {
        looked.add(lookup);
    }

    void found(Lookup lookup, String sagaId, StoredSaga saga) {
        found.computeIfAbsent(lookup, same -> new HashSet<>()).add(sagaId);
        read.put(sagaId, saga);
    }

    Set<String> sagas(Lookup lookup) {
        return found.getOrDefault(lookup, Set.of());
    }

    @Nullable
    StoredSaga read(String sagaId) {
        return read.get(sagaId);
    }
}
