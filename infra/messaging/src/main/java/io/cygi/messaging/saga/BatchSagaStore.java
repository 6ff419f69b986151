package io.cygi.messaging.saga;

import io.cygi.messaging.saga.SagaBatch.Change;
import io.cygi.messaging.saga.SagaBatch.Lookup;
import io.cygi.messaging.worker.FaultKind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * Stores sagas in batches of events. The sagas that the events of a batch are about are read with one query. Their
 * changes are written at the end of the batch and in its transaction, with one statement for each kind of change. A
 * saga that begins and ends within a batch is never written. Outside a batch each call reads or writes at once.
 *
 * <p>The store keeps nothing between batches, so any number of processes may use it.
 */
public final class BatchSagaStore implements SagaStore<Object> {

    private static final String RESOURCE = BatchSagaStore.class.getName();

    private final SagaTables tables;
    private final Serializer serializer;

    /**
     * Creates the store.
     *
     * @param tables the tables of sagas
     * @param serializer the serializer of their state
     */
    public BatchSagaStore(SagaTables tables, Serializer serializer) {
        this.tables = tables;
        this.serializer = serializer;
    }

    /**
     * Gathers the changes of a batch from now on, until {@link #store} is called.
     *
     * @param batch the unit of work of the batch
     */
    public void begin(UnitOfWork<?> batch) {
        batch.getOrComputeResource(RESOURCE, name -> new SagaBatch());
    }

    /**
     * Writes the changes of the batch's sagas, within its transaction.
     *
     * @param batch the unit of work of the batch
     */
    public void store(UnitOfWork<?> batch) {
        SagaBatch sagas = batch.getResource(RESOURCE);
        if (sagas != null) {
            batch.resources().remove(RESOURCE);
            write(sagas);
        }
    }

    /**
     * Stores as {@link #store} does, but with a statement for each saga, and thereby finds the sagas that the database
     * refuses. A passing fault is thrown unchanged.
     *
     * @param batch the unit of work of the batch
     * @throws SagaNotStoredException with the events that changed the refused sagas
     */
    public void storeOneByOne(UnitOfWork<?> batch) {
        SagaBatch sagas = batch.getResource(RESOURCE);
        if (sagas != null) {
            batch.resources().remove(RESOURCE);
            tables.delete(sagas.deleted);
            Map<String, RuntimeException> refused = new LinkedHashMap<>();
            sagas.inserted.forEach((id, change) -> alone(id, change, one -> tables.insert(one, this::stored), refused));
            sagas.updated.forEach((id, change) -> alone(id, change, one -> tables.update(one, this::stored), refused));
            if (!refused.isEmpty()) {
                throw new SagaNotStoredException(
                        refused.keySet(), refused.values().iterator().next());
            }
        }
    }

    private static void alone(
            String id, Change change, Consumer<Map<String, Change>> write, Map<String, RuntimeException> refused) {
        try {
            write.accept(Map.of(id, change));
        } catch (RuntimeException e) {
            if (FaultKind.of(e) == FaultKind.PASSING) {
                throw e;
            }
            refused.put(change.event(), e);
        }
    }

    /**
     * Drops the changes that some events of the batch make to sagas from now on.
     *
     * @param batch the unit of work of the batch
     * @param events matches the first event of the batch that the saga was loaded or begun for
     */
    public void discard(UnitOfWork<?> batch, Predicate<Message<?>> events) {
        SagaBatch sagas = batch.getResource(RESOURCE);
        if (sagas != null) {
            sagas.discarded = events;
        }
    }

    private void write(SagaBatch sagas) {
        tables.delete(sagas.deleted);
        tables.insert(sagas.inserted, this::stored);
        tables.update(sagas.updated, this::stored);
    }

    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue association) {
        String type = sagaType.getName();
        Lookup lookup = new Lookup(type, association.getKey(), association.getValue());
        SagaBatch batch = batch();
        SagaBatch sagas = batch == null ? new SagaBatch() : batch;
        if (!sagas.looked(lookup)) {
            Set<String> values = new HashSet<>();
            values.add(association.getValue());
            if (batch != null) {
                aggregatesOfBatch(values);
            }
            values.removeIf(value -> sagas.looked(new Lookup(type, association.getKey(), value)));
            values.forEach(value -> sagas.looking(new Lookup(type, association.getKey(), value)));
            tables.read(type, association.getKey(), values, sagas);
        }
        return sagas.sagas(lookup);
    }

    /**
     * Adds the aggregates of the batch's events to the values to look for, because events nearly always find their
     * sagas by the identifier of their aggregate.
     */
    private static void aggregatesOfBatch(Set<String> values) {
        if (CurrentUnitOfWork.get().root() instanceof BatchingUnitOfWork<?> batch) {
            batch.getMessages().forEach(message -> {
                if (message instanceof DomainEventMessage<?> event) {
                    values.add(event.getAggregateIdentifier());
                }
            });
        }
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> sagaType, String sagaIdentifier) {
        SagaBatch batch = batch();
        StoredSaga read = batch == null ? null : batch.read(sagaIdentifier);
        StoredSaga saga = read == null ? tables.read(sagaIdentifier) : read;
        return saga == null ? null : new Loaded<>(saga, state(saga, sagaType));
    }

    private <S> S state(StoredSaga saga, Class<S> sagaType) {
        Object state = serializer.deserialize(
                new SimpleSerializedObject<>(saga.state(), byte[].class, saga.type(), saga.revision()));
        return sagaType.cast(state);
    }

    private record Loaded<S>(Set<AssociationValue> associationValues, S saga) implements Entry<S> {

        Loaded(StoredSaga stored, S saga) {
            this(stored.associations(), saga);
        }
    }

    @Override
    public void insertSaga(Class<?> sagaType, String sagaId, Object saga, Set<AssociationValue> associations) {
        Change change = new Change(sagaType, saga, Set.copyOf(associations), Set.of(), event());
        change(batch -> batch.inserted.put(sagaId, change));
    }

    @Override
    public void updateSaga(Class<?> sagaType, String sagaId, Object saga, AssociationValues associations) {
        Change change = new Change(
                sagaType,
                saga,
                Set.copyOf(associations.addedAssociations()),
                Set.copyOf(associations.removedAssociations()),
                event());
        change(batch -> batch.updated.put(sagaId, change));
    }

    @Override
    public void deleteSaga(Class<?> sagaType, String sagaId, Set<AssociationValue> associations) {
        change(batch -> batch.deleted.add(sagaId));
    }

    private void change(Consumer<SagaBatch> change) {
        SagaBatch batch = batch();
        SagaBatch sagas = batch == null ? new SagaBatch() : batch;
        if (batch != null && batch.discarded.test(CurrentUnitOfWork.get().getMessage())) {
            return;
        }
        change.accept(sagas);
        if (batch == null) {
            write(sagas);
        }
    }

    /**
     * {@return the event that the saga was loaded or begun for} A batch does the end of each event's work under that
     * event.
     */
    private static String event() {
        return CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().getMessage().getIdentifier()
                : "";
    }

    private static @Nullable SagaBatch batch() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(RESOURCE) : null;
    }

    private StoredSaga stored(Change change) {
        var state = serializer.serialize(change.saga(), byte[].class);
        return new StoredSaga(
                state.getType().getName(), state.getType().getRevision(), state.getData(), change.added());
    }
}
