package io.cygi.messaging.store.batch;

import io.cygi.messaging.server.LeftOutIndexes;
import io.cygi.messaging.server.ServerWatch;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * The parts of the event store that keep data which may die with the database server from being used.
 *
 * @param watch knows the current run of the server
 * @param leftOut the indexes that are left out
 * @param barrier makes durable what was read
 * @param dataSource the data source of the event store
 */
public record Durability(ServerWatch watch, LeftOutIndexes leftOut, ReadBarrier barrier, DataSource dataSource) {

    /** {@return whether another process has left indexes out that this one did not know of} */
    public boolean learnLeftOut() {
        try (Connection connection = dataSource.getConnection()) {
            try {
                return leftOut.learn(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new EventStoreException("The indexes that are left out could not be read.", e);
        }
    }
}
