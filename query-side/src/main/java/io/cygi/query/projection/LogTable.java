package io.cygi.query.projection;

import java.sql.SQLException;
import java.util.List;

/**
 * A table as a projection writes it: which columns it has, and how a row in memory becomes one of the table.
 *
 * @param <R> a row
 */
public abstract class LogTable<R> {

    private final String name;
    private final List<String> columns;

    /** @param name the table's @param columns that are written */
    protected LogTable(String name, List<String> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
    }

    /** Sets the columns in their order. @param row any @param to a statement's @throws SQLException by the driver */
    protected abstract void write(R row, Parameters to) throws SQLException;

    final String name() {
        return name;
    }

    final List<String> columns() {
        return columns;
    }
}
