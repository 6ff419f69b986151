package io.cygi.messaging.store.batch;

import io.cygi.messaging.TimeOrderedIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Makes the data that were read durable. A server shows a transaction a moment before the transaction is on the disk.
 * The server's log is written in order, so once a later transaction is on the disk, all that was read before it is,
 * too. Readers that wait at the same time share one transaction. The transaction is one statement on a row of this
 * process, so a process that is frozen or cut off stops no other.
 */
public final class ReadBarrier implements AutoCloseable {

    private static final String PASS = """
            INSERT INTO read_barrier (process, passed) VALUES (?, 1)
            ON DUPLICATE KEY UPDATE passed = passed + 1""";
    private static final int READERS_MAX = 256;

    /** The longest time of a pass, in ms. A reader waits for a pass, or for the rest of one and the next. */
    private static final int PASS_MILLIS_MAX = 10_000;

    private final String process = TimeOrderedIds.next();
    private final DataSource dataSource;
    private final BatchingWorker<CompletableFuture<Void>> readers;

    /** Creates the barrier. @param dataSource the data source of the event store */
    public ReadBarrier(DataSource dataSource) {
        this.dataSource = dataSource;
        this.readers = new BatchingWorker<>(
                "read-barrier", reader -> 1, READERS_MAX, this::pass, CompletableFuture::completeExceptionally);
    }

    /** {@return the key of this process's row} */
    String process() {
        return process;
    }

    /**
     * Returns when all that was committed before the call is durable.
     *
     * @throws EventStoreException if the database fails or does not answer in time
     */
    public void await() {
        CompletableFuture<Void> passed = new CompletableFuture<>();
        readers.add(passed);
        try {
            passed.orTimeout(2L * PASS_MILLIS_MAX, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            throw new EventStoreException("Events were read that may not be durable.", e.getCause());
        }
    }

    /** Makes one transaction durable for a group of readers. The pool resets the connection. */
    private void pass(List<CompletableFuture<Void>> group) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, PASS_MILLIS_MAX);
            // With auto-commit no client stands between the lock on the row and the commit.
            connection.setAutoCommit(true);
            try (PreparedStatement statement = connection.prepareStatement(PASS)) {
                statement.setString(1, process);
                statement.executeUpdate();
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
