package io.cygi.standalone.simulation;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.saga.sweep.LiveReservationTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the sagas' database: positions with their claims, sagas, live reservations, cancelled concerts. Writes
 * of a batch are withheld until the batch commits, which requires that its process has the claim.
 */
final class SagaTables implements SagaStore<Object>, LiveReservationTable {

    private static final String WRITES = SagaTables.class.getName();

    /** The serializer that all runs share, because it caches what it learns of classes. */
    private static final Serializer JSON = Jackson3Serializer.builder().build();

    private final Map<String, Position> positions = new LinkedHashMap<>();
    private final Map<String, Row> sagas = new LinkedHashMap<>();
    private final Map<ReservationId, Live> live = new LinkedHashMap<>();
    private final Map<ConcertId, String> cancelled = new LinkedHashMap<>();

    private record Row(SerializedObject<byte[]> state, Set<AssociationValue> associations) {}

    /** A segment's position, and the process that has claimed it. */
    private static final class Position {
        private GapAwareTrackingToken token = MemoryDatabase.tail();
        private @Nullable String owner;
        private Instant claimedAt = Instant.EPOCH;
    }

    private record Loaded<S>(Set<AssociationValue> associationValues, S saga) implements Entry<S> {}

    void clear() {
        positions.clear();
        sagas.clear();
        live.clear();
        cancelled.clear();
    }

    Set<String> sagaIds() {
        return sagas.keySet();
    }

    Map<ReservationId, Live> live() {
        return live;
    }

    boolean withdraws(ConcertId concertId) {
        return cancelled.containsKey(concertId);
    }

    /**
     * {@return the position of a segment, null if another process has it}
     *
     * @param segment the segment
     * @param process the process that claims it
     * @param now the current time
     * @param expired time before which claims are void
     */
    @Nullable
    GapAwareTrackingToken claim(String segment, String process, Instant now, Instant expired) {
        Position position = positions.computeIfAbsent(segment, name -> new Position());
        boolean free = position.owner == null || position.owner.equals(process) || position.claimedAt.isBefore(expired);
        if (!free) {
            return null;
        }
        position.owner = process;
        position.claimedAt = now;
        return position.token;
    }

    void release(String segment, String process) {
        Position position = positions.get(segment);
        if (position != null && process.equals(position.owner)) {
            position.owner = null;
        }
    }

    /** Moves a position back, so that events are delivered again. Gaps of the segment stay gaps. */
    void rewind(String segment, long to) {
        Position position = positions.get(segment);
        if (position == null || to >= position.token.getIndex()) {
            return;
        }
        SortedSet<Long> unseen = position.token.getGaps();
        long index = to;
        while (unseen.contains(index)) {
            index--;
        }
        position.token = index < 1
                ? MemoryDatabase.tail()
                : GapAwareTrackingToken.newInstance(index, Set.copyOf(unseen.headSet(index)));
    }

    /** {@return whether all segments have handled all events up to this} */
    boolean reached(long index) {
        return positions.values().stream().allMatch(position -> position.token.getIndex() >= index);
    }

    Set<String> segments() {
        return new TreeSet<>(positions.keySet());
    }

    /** {@return whether the batch's writes and its position are stored; false if the claim is lost} */
    boolean commit(String segment, String process, GapAwareTrackingToken token, Instant now) {
        Position position = positions.get(segment);
        if (position == null || !process.equals(position.owner)) {
            return false;
        }
        writes().forEach(Runnable::run);
        position.token = token;
        position.claimedAt = now;
        return true;
    }

    private static List<Runnable> writes() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(WRITES, name -> new ArrayList<>());
    }

    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue association) {
        Set<String> found = new TreeSet<>();
        sagas.forEach((id, row) -> {
            boolean ofType = row.state.getType().getName().equals(sagaType.getName());
            if (ofType && row.associations.contains(association)) {
                found.add(id);
            }
        });
        return found;
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> sagaType, String sagaIdentifier) {
        Row row = sagas.get(sagaIdentifier);
        return row == null
                ? null
                : new Loaded<>(
                        new HashSet<>(row.associations), sagaType.cast(JSON.<byte[], Object>deserialize(row.state)));
    }

    @Override
    public void deleteSaga(Class<?> sagaType, String sagaIdentifier, Set<AssociationValue> associations) {
        writes().add(() -> sagas.remove(sagaIdentifier));
    }

    @Override
    public void insertSaga(Class<?> sagaType, String sagaIdentifier, Object saga, Set<AssociationValue> associations) {
        Row row = new Row(JSON.serialize(saga, byte[].class), Set.copyOf(associations));
        writes().add(() -> sagas.put(sagaIdentifier, row));
    }

    @Override
    public void updateSaga(Class<?> sagaType, String sagaIdentifier, Object saga, AssociationValues associations) {
        insertSaga(sagaType, sagaIdentifier, saga, associations.asSet());
    }

    @Override
    public void put(List<Live> reservations) {
        writes().add(() -> reservations.forEach(row -> live.merge(
                row.reservationId(),
                row,
                (before, after) -> new Live(after.reservationId(), after.holdUntil(), before.correlationId()))));
    }

    @Override
    public void remove(List<ReservationId> reservations) {
        writes().add(() -> reservations.forEach(live::remove));
    }

    @Override
    public void removeWithoutHold(ConcertId concertId) {
        writes().add(() -> live.values().removeIf(row -> row.holdUntil() == null));
    }

    @Override
    public void addCancelled(ConcertId concertId, Instant at, String correlationId) {
        writes().add(() -> cancelled.putIfAbsent(concertId, correlationId));
    }

    @Override
    public List<Due> pastTheirHold(Instant now, int limit) {
        return live.values().stream()
                .filter(row -> row.holdUntil() != null && !row.holdUntil().isAfter(now))
                .sorted(Comparator.comparing(Live::holdUntil))
                .limit(limit)
                .map(row -> new Due(row.reservationId(), row.correlationId()))
                .toList();
    }

    @Override
    public List<Due> ofCancelledConcerts(Instant since, int limit) {
        return live.values().stream()
                .filter(row -> cancelled.containsKey(row.reservationId().concertId()))
                .limit(limit)
                .map(row -> new Due(
                        row.reservationId(), cancelled.get(row.reservationId().concertId())))
                .toList();
    }
}
