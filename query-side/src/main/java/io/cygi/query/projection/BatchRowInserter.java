package io.cygi.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Inserts the new rows of a batch of events, many with one statement, when the transaction commits. The handler of an
 * event decides whether it adds a row, by another row that it changes in the same transaction.
 *
 * @param <R> the type of a row
 */
public final class BatchRowInserter<R> {

    private final EntityMapping<?, R> table;
    private final JdbcTemplate jdbc;
    private final RowWriter<R> writer;
    private final Consumer<List<R>> committed;
    private final TransactionScope<List<R>> batches = new Batches();

    /**
     * Creates the batch row inserter.
     *
     * @param jdbc the database, in the transactions that handle events
     * @param table the table to write
     * @param committed takes the added rows after each commit, in their order; it returns at once and does not throw
     */
    public BatchRowInserter(JdbcTemplate jdbc, EntityMapping<?, R> table, Consumer<List<R>> committed) {
        this.table = table;
        this.jdbc = jdbc;
        this.writer = RowWriter.inserting(jdbc, table);
        this.committed = committed;
    }

    /** Writes a row in the current transaction. @param row the row, which is not stored yet */
    public void add(R row) {
        batches.current().add(row);
    }

    /** Removes all rows in the current transaction, which has added none. */
    public void deleteAll() {
        jdbc.update("DELETE FROM " + table.table());
    }

    private final class Batches extends TransactionScope<List<R>> {

        @Override
        List<R> create() {
            return new ArrayList<>();
        }

        @Override
        void beforeCommit(List<R> added) {
            writer.write(added);
        }

        @Override
        void afterCommit(List<R> added) {
            committed.accept(added);
        }
    }
}
