package io.cygi.query.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads rows by their keys, many with a statement. The statements are of few sizes, so that the driver and the database
 * prepare each of them once.
 */
final class RowReader<K, R> {

    private static final int[] SIZES = {256, 64, 16, 4, 1};

    private final JdbcTemplate jdbc;
    private final RowTable<K, R> table;
    private final Map<Integer, String> statements = new HashMap<>();

    RowReader(JdbcTemplate jdbc, RowTable<K, R> table) {
        this.jdbc = jdbc;
        this.table = table;
        for (int size : SIZES) {
            statements.put(size, sql(size));
        }
    }

    /** The columns before the last one of the key are compared with one value, the last one with a list. */
    private String sql(int size) {
        int last = table.keyColumns().size() - 1;
        StringBuilder sql = new StringBuilder("SELECT ")
                .append(String.join(", ", table.columns()))
                .append(" FROM ")
                .append(table.name())
                .append(" WHERE ");
        table.keyColumns().subList(0, last).forEach(column -> sql.append(column).append(" = ? AND "));
        return sql.append(table.keyColumns().get(last))
                .append(" IN (")
                .append("?, ".repeat(size - 1))
                .append("?)")
                .toString();
    }

    Map<K, R> read(Collection<K> keys) {
        Map<List<Object>, List<Object>> lists = new LinkedHashMap<>();
        for (K key : keys) {
            List<Object> values = table.values(key);
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

    private void read(List<Object> alike, List<Object> list, Map<K, R> found) {
        int size = SIZES[0];
        for (int smaller : SIZES) {
            size = smaller >= list.size() ? smaller : size;
        }
        int places = size;
        jdbc.query(
                statements.get(size),
                statement -> {
                    Parameters parameters = new Parameters(statement);
                    for (Object value : alike) {
                        parameters.any(value);
                    }
                    // The places left over repeat the last key, which finds nothing twice.
                    for (int i = 0; i < places; i++) {
                        parameters.any(list.get(Math.min(i, list.size() - 1)));
                    }
                },
                columns -> {
                    R row = table.read(columns);
                    found.put(table.key(row), row);
                });
    }
}
