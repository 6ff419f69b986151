package io.cygi.query.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Adds numbers to the rows of a table, each row once when the transaction of a batch of events commits. Nothing is read:
 * whether an event counts is for its handler to know, by a row that it changes in the same transaction.
 *
 * @param <K> what identifies a row
 * @param <R> a row, or what is to be added to one; all columns but the key are numbers
 */
public final class BatchRowCounter<K, R> {

    private final EntityMapping<K, R> table;
    private final JdbcTemplate jdbc;
    private final RowWriter<R> writer;
    private final BinaryOperator<R> plus;
    private final TransactionScope<Map<K, R>> batches = new Batches();

    /**
     * @param jdbc of the transactions that events are handled in
     * @param table what is written
     * @param plus adds two of the same key
     */
    public BatchRowCounter(JdbcTemplate jdbc, EntityMapping<K, R> table, BinaryOperator<R> plus) {
        this.table = table;
        this.jdbc = jdbc;
        this.writer = RowWriter.adding(jdbc, table);
        this.plus = plus;
    }

    /** Adds to a row with the current transaction. @param difference to what is there, or to nothing */
    public void add(R difference) {
        batches.current().merge(table.key(difference), difference, plus);
    }

    /** Removes all rows with the current transaction, which has added nothing. */
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
