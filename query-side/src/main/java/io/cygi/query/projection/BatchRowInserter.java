package io.cygi.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Inserts the new rows of a batch of events, many with a statement when the transaction commits. Whether an event adds one
 * is for its handler to know, by a row that it changes in the same transaction.
 *
 * @param <R> a row
 */
public final class BatchRowInserter<R> {

    private final EntityMapping<?, R> table;
    private final JdbcTemplate jdbc;
    private final RowWriter<R> writer;
    private final Consumer<List<R>> committed;
    private final TransactionScope<List<R>> batches = new Batches();

    /**
     * @param jdbc of the transactions that events are handled in
     * @param table what is written
     * @param committed takes the added rows after each commit, in their order; it returns at once and does not throw
     */
    public BatchRowInserter(JdbcTemplate jdbc, EntityMapping<?, R> table, Consumer<List<R>> committed) {
        this.table = table;
        this.jdbc = jdbc;
        this.writer = RowWriter.inserting(jdbc, table);
        this.committed = committed;
    }

    /** Writes the row with the current transaction. @param row not there yet */
    public void add(R row) {
        batches.current().add(row);
    }

    /** Removes all rows with the current transaction, which has added none. */
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
