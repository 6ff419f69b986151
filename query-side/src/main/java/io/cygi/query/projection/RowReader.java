package io.cygi.query.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads rows by their keys, many with one statement. The statements have few sizes, so that the driver and the database
 * prepare each of them once.
 */
final class RowReader<K, R> {

    private static final int[] SIZES = {256, 64, 16, 4, 1};

    private final JdbcTemplate jdbc;
    private final EntityMapping<K, R> table;
    private final Map<Integer, String> statements = new HashMap<>();

    RowReader(JdbcTemplate jdbc, EntityMapping<K, R> table) {
        this.jdbc = jdbc;
        this.table = table;
        for (int size : SIZES) {
            statements.put(size, sql(size));
        }
    }

    /**
     * {@return the statement for so many rows} It compares the columns before the last one of the key with one value,
     * and the last one with a list.
     */
    private String sql(int size) {
        List<ColumnMapping> key = table.keyColumns();
        StringBuilder sql = new StringBuilder(table.select()).append(" WHERE ");
        key.subList(0, key.size() - 1)
                .forEach(column -> sql.append(column.name()).append(" = ? AND "));
        return sql.append(key.getLast().name())
                .append(" IN (")
                .append("?, ".repeat(size - 1))
                .append("?)")
                .toString();
    }

    Map<K, R> read(Collection<K> keys) {
        Map<List<@Nullable Object>, List<@Nullable Object>> lists = new LinkedHashMap<>();
        for (K key : keys) {
            List<@Nullable Object> values =
                    table.keyColumns().stream().map(column -> column.value(key)).toList();
            int last = values.size() - 1;
            lists.computeIfAbsent(values.subList(0, last), alike -> new ArrayList<>())
                    .add(values.get(last));
        }
        Map<K, R> found = new HashMap<>();
        lists.forEach((alike, list) -> {
            for (int from = 0; from < list.size(); from += SIZES[0]) {
                read(alike, list.subList(from, Math.min(from + SIZES[0], list.size())), found);
            }
        });
        return found;
    }

    private void read(List<@Nullable Object> alike, List<@Nullable Object> list, Map<K, R> found) {
        int size = SIZES[0];
        for (int smaller : SIZES) {
            size = smaller >= list.size() ? smaller : size;
        }
        int places = size;
        List<ColumnMapping> key = table.keyColumns();
        jdbc.query(
                statements.get(size),
                statement -> {
                    int index = 0;
                    for (Object value : alike) {
                        key.get(index).write(value, statement, ++index);
                    }
                    // The remaining parameters repeat the last key, which finds nothing twice.
                    for (int i = 0; i < places; i++) {
                        key.getLast().write(list.get(Math.min(i, list.size() - 1)), statement, ++index);
                    }
                },
                columns -> {
                    R row = table.mapRow(columns, 0);
                    found.put(table.key(row), row);
                });
    }
}
