package io.cygi.messaging.saga;

import io.cygi.messaging.saga.SagaBatch.Change;
import io.cygi.messaging.saga.SagaBatch.Lookup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.modelling.saga.AssociationValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads and writes the tables of sagas and their associations. The driver makes one statement of each batch. */
public final class SagaTables {

    private static final int IDS_PER_STATEMENT_MAX = 256;
    private static final String READ = """
            SELECT s.saga_id, s.saga_type, s.revision, s.serialized_saga,
                   a.saga_type, a.association_key, a.association_value
              FROM saga_association f
              JOIN saga_entry s ON s.saga_id = f.saga_id
              JOIN saga_association a ON a.saga_id = f.saga_id
             WHERE f.saga_type = ? AND f.association_key = ? AND f.association_value IN (%s)""";
    private static final String READ_ONE = """
            SELECT s.saga_id, s.saga_type, s.revision, s.serialized_saga,
                   a.saga_type, a.association_key, a.association_value
              FROM saga_entry s LEFT JOIN saga_association a ON a.saga_id = s.saga_id
             WHERE s.saga_id = ?""";

    private final JdbcTemplate jdbc;

    /**
     * Creates the access to the tables.
     *
     * @param jdbc the database; takes part in the transaction under way
     */
    public SagaTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads the sagas that have one of the values under a key. @param batch takes the sagas that were found */
    void read(String type, String key, Collection<String> values, SagaBatch batch) {
        for (List<String> some : chunks(values)) {
            List<Object> parameters = new ArrayList<>(List.of(type, key));
            parameters.addAll(some);
            Map<String, StoredSaga> found = sagas(READ.formatted(marks(some.size())), parameters.toArray());
            found.forEach((id, saga) -> saga.associations().stream()
                    .filter(association -> association.getKey().equals(key))
                    .forEach(association -> batch.found(new Lookup(type, key, association.getValue()), id, saga)));
        }
    }

    @Nullable
    StoredSaga read(String sagaId) {
        return sagas(READ_ONE, sagaId).get(sagaId);
    }

    private Map<String, StoredSaga> sagas(String sql, Object... parameters) {
        Map<String, StoredSaga> sagas = new HashMap<>();
        jdbc.query(
                sql,
                row -> {
                    StoredSaga known = sagas.get(row.getString(1));
                    StoredSaga saga = known == null
                            ? new StoredSaga(row.getString(2), row.getString(3), row.getBytes(4), new HashSet<>())
                            : known;
                    if (row.getString(6) != null) {
                        saga.associations().add(new AssociationValue(row.getString(6), row.getString(7)));
                    }
                    sagas.put(row.getString(1), saga);
                },
                parameters);
        return sagas;
    }

    void insert(Map<String, Change> sagas, Function<Change, StoredSaga> stored) {
        List<Object[]> entries = new ArrayList<>();
        sagas.forEach((id, change) -> {
            StoredSaga saga = stored.apply(change);
            entries.add(new Object[] {id, saga.revision(), saga.type(), saga.state()});
        });
        batch("INSERT INTO saga_entry (saga_id, revision, saga_type, serialized_saga) VALUES (?, ?, ?, ?)", entries);
        associate(sagas);
    }

    void update(Map<String, Change> sagas, Function<Change, StoredSaga> stored) {
        List<Object[]> entries = new ArrayList<>();
        List<Object[]> removed = new ArrayList<>();
        sagas.forEach((id, change) -> {
            StoredSaga saga = stored.apply(change);
            entries.add(new Object[] {saga.state(), saga.revision(), id});
            change.removed().forEach(gone -> removed.add(new Object[] {id, gone.getKey(), gone.getValue()}));
        });
        batch("UPDATE saga_entry SET serialized_saga = ?, revision = ? WHERE saga_id = ?", entries);
        batch(
                "DELETE FROM saga_association WHERE saga_id = ? AND association_key = ? AND association_value = ?",
                removed);
        associate(sagas);
    }

    private void associate(Map<String, Change> sagas) {
        List<Object[]> added = new ArrayList<>();
        sagas.forEach((id, change) -> change.added()
                .forEach(value -> added.add(new Object[] {
                    value.getKey(), value.getValue(), id, change.type().getName()
                })));
        batch(
                "INSERT INTO saga_association (association_key, association_value, saga_id, saga_type)"
                        + " VALUES (?, ?, ?, ?)",
                added);
    }

    void delete(Collection<String> sagaIds) {
        for (List<String> some : chunks(sagaIds)) {
            Object[] ids = some.toArray();
            jdbc.update("DELETE FROM saga_association WHERE saga_id IN (" + marks(ids.length) + ")", ids);
            jdbc.update("DELETE FROM saga_entry WHERE saga_id IN (" + marks(ids.length) + ")", ids);
        }
    }

    private void batch(String sql, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    private static List<List<String>> chunks(Collection<String> all) {
        List<String> list = List.copyOf(all);
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += IDS_PER_STATEMENT_MAX) {
            chunks.add(list.subList(from, Math.min(list.size(), from + IDS_PER_STATEMENT_MAX)));
        }
        return chunks;
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
