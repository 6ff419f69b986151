package io.cygi.query.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Adds numbers to the rows of a table. Each row is written once, when the transaction of a batch of events commits.
 * Nothing is read. The handler of an event decides whether it counts, by a row that it changes in the same transaction.
 *
 * @param <K> the type of a row's key
 * @param <R> the type of a row and of a difference; all columns but the key are numbers
 */
public final class BatchRowCounter<K, R> {

    private final EntityMapping<K, R> table;
    private final JdbcTemplate jdbc;
    private final RowWriter<R> writer;
    private final BinaryOperator<R> plus;
    private final TransactionScope<Map<K, R>> batches = new Batches();

    /**
     * Creates the batch row counter.
     *
     * @param jdbc the database, in the transactions that handle events
     * @param table the table to write
     * @param plus adds two differences of the same key
     */
    public BatchRowCounter(JdbcTemplate jdbc, EntityMapping<K, R> table, BinaryOperator<R> plus) {
        this.table = table;
        this.jdbc = jdbc;
        this.writer = RowWriter.adding(jdbc, table);
        this.plus = plus;
    }

    /**
     * Adds a difference to a row in the current transaction.
     *
     * @param difference the difference to the stored row, or to an empty one
     */
    public void add(R difference) {
        batches.current().merge(table.key(difference), difference, plus);
    }

    /** Removes all rows in the current transaction, which has added nothing. */
    public void deleteAll() {
        jdbc.update("DELETE FROM " + table.table());
    }

    private final class Batches extends TransactionScope<Map<K, R>> {

        @Override
        Map<K, R> create() {
            return new LinkedHashMap<>();
        }

        @Override
        void beforeCommit(Map<K, R> sums) {
            writer.write(new ArrayList<>(sums.values()));
        }
    }
}
