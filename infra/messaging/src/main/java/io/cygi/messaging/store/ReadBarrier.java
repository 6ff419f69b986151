package io.cygi.messaging.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Makes durable what was read. A server shows a transaction a moment before it is on the disk. Its log is written in order, so a
 * transaction that is committed after the reading is on the disk only when all that was read is. Readers that wait at the same
 * time share one transaction.
 */
final class ReadBarrier implements AutoCloseable {

    private static final String PASS = "UPDATE read_barrier SET passed = passed + 1 WHERE id = 1";
    private static final int READERS_MAX = 256;

    private final DataSource dataSource;
    private final Gathering<CompletableFuture<Void>> readers;

    /** @param dataSource of the event store, without auto-commit */
    ReadBarrier(DataSource dataSource) {
        this.dataSource = dataSource;
        this.readers = new Gathering<>(
                "read-barrier", reader -> 1, READERS_MAX, this::pass, CompletableFuture::completeExceptionally);
    }

    /** Returns when all that was committed before the call is durable. @throws EventStoreException where the database fails */
    void await() {
        CompletableFuture<Void> passed = new CompletableFuture<>();
        readers.add(passed);
        try {
            passed.join();
        } catch (CompletionException e) {
            throw new EventStoreException("Events were read that may not be durable.", e.getCause());
        }
    }

    private void pass(List<CompletableFuture<Void>> group) {
        try (Connection connection = dataSource.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(PASS);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
            group.forEach(reader -> reader.complete(null));
        } catch (SQLException e) {
            group.forEach(reader -> reader.completeExceptionally(e));
        }
    }

    @Override
    public void close() {
        readers.close();
    }
}
