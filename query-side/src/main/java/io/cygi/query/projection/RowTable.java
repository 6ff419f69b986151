package io.cygi.query.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows a projection changes: besides how they are written, how they are found and read.
 *
 * @param <K> what identifies a row
 * @param <R> a row; once it was put into a batch it is not changed any more
 */
public abstract class RowTable<K, R> extends LogTable<R> {

    private final int keyColumns;

    /**
     * @param name the table's
     * @param keyColumns of its primary key, in the key's order
     * @param otherColumns the others that are read and written
     */
    protected RowTable(String name, List<String> keyColumns, List<String> otherColumns) {
        super(name, Stream.concat(keyColumns.stream(), otherColumns.stream()).toList());
        this.keyColumns = keyColumns.size();
    }

    /** {@return what identifies the row} @param row any */
    protected abstract K key(R row);

    /** {@return the key's values, as many as there are key columns} @param key any */
    protected abstract List<Object> values(K key);

    /**
     * {@return the key of the row that the events of an aggregate change, or null where that is none of this table} It
     * looks at the identifier alone, so that an event whose payload cannot be read keeps no other from being handled.
     *
     * @param aggregateId any
     */
    protected abstract @Nullable K keyOf(String aggregateId);

    /** {@return the row} @param columns by their names @throws SQLException by the driver */
    protected abstract R read(ResultSet columns) throws SQLException;

    final List<String> keyColumns() {
        return columns().subList(0, keyColumns);
    }

    final List<String> otherColumns() {
        return columns().subList(keyColumns, columns().size());
    }
}
