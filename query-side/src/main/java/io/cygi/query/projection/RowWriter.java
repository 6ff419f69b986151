package io.cygi.query.projection;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes rows, many with one statement. The statements have few sizes, so that the driver and the database prepare each
 * of them once. The driver's own rewriting of batches would prepare one for every size.
 */
final class RowWriter<R> {

    /**
     * Most characters of a statement. The driver keeps no longer statements prepared, see
     * {@code prepStmtCacheSqlLimit}.
     */
    private static final int SQL_CHARACTERS_MAX = 4_000;

    private static final int ROWS_PER_STATEMENT_MAX = 128;

    private final JdbcTemplate jdbc;
    private final EntityMapping<?, R> table;
    private final String[] statements;

    private RowWriter(JdbcTemplate jdbc, EntityMapping<?, R> table, String onDuplicate) {
        this.jdbc = jdbc;
        this.table = table;
        String row = "(" + "?,".repeat(table.columns().size() - 1) + "?)";
        String start = "INSERT INTO " + table.table() + " (" + String.join(",", table.columns()) + ") VALUES ";
        int room = (SQL_CHARACTERS_MAX - start.length() - onDuplicate.length()) / (row.length() + 1);
        int sizes = Integer.numberOfTrailingZeros(Integer.highestOneBit(Math.clamp(room, 1, ROWS_PER_STATEMENT_MAX)));
        statements = new String[sizes + 1];
        for (int i = 0; i <= sizes; i++) {
            statements[i] = start + (row + ",").repeat((1 << i) - 1) + row + onDuplicate;
        }
    }

    /** {@return a writer that inserts rows} */
    static <R> RowWriter<R> inserting(JdbcTemplate jdbc, EntityMapping<?, R> table) {
        return new RowWriter<>(jdbc, table, "");
    }

    /** {@return a writer that replaces rows} */
    static <R> RowWriter<R> replacing(JdbcTemplate jdbc, EntityMapping<?, R> table) {
        return updating(jdbc, table, column -> column + "=VALUES(" + column + ")");
    }

    /** {@return a writer that adds the numbers of rows to the stored ones} */
    static <R> RowWriter<R> adding(JdbcTemplate jdbc, EntityMapping<?, R> table) {
        return updating(jdbc, table, column -> column + "=" + column + "+VALUES(" + column + ")");
    }

    private static <R> RowWriter<R> updating(
            JdbcTemplate jdbc, EntityMapping<?, R> table, UnaryOperator<String> update) {
        return new RowWriter<>(
                jdbc,
                table,
                table.otherColumns().stream()
                        .map(ColumnMapping::name)
                        .map(update)
                        .collect(Collectors.joining(",", " ON DUPLICATE KEY UPDATE ", "")));
    }

    void write(List<R> rows) {
        int from = 0;
        while (from < rows.size()) {
            int size = Math.min(statements.length - 1, 31 - Integer.numberOfLeadingZeros(rows.size() - from));
            write(statements[size], rows.subList(from, from + (1 << size)));
            from += 1 << size;
        }
    }

    private void write(String sql, List<R> rows) {
        jdbc.update(sql, statement -> {
            int index = 0;
            for (R row : rows) {
                index = table.write(row, statement, index);
            }
        });
    }
}
