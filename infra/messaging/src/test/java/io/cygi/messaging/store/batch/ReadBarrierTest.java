package io.cygi.messaging.store.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.store.StoreTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Processes make durable what they have read while another one is frozen. */
@StoreTest
@Timeout(60)
class ReadBarrierTest {

    private final DataSource dataSource;

    @Autowired
    ReadBarrierTest(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void continuesWhileASessionLocksTheRowsOfOtherProcesses() throws SQLException {
        try (ReadBarrier frozen = new ReadBarrier(dataSource);
                ReadBarrier barrier = new ReadBarrier(dataSource);
                Connection session = dataSource.getConnection();
                Statement statement = session.createStatement()) {
            frozen.await();
            statement.executeQuery("SELECT process FROM read_barrier FOR UPDATE");
            barrier.await();
            barrier.await();
            session.rollback();
        }
    }

    /** The client does nothing any more after its statement, as if its machine had lost power. */
    @Test
    void holdsNoLockIfItsClientIsFrozenAfterTheStatement() throws Exception {
        CountDownLatch executed = new CountDownLatch(1);
        CountDownLatch thawed = new CountDownLatch(1);
        try (ReadBarrier frozen = new ReadBarrier(freezing(executed, thawed))) {
            Thread reader = Thread.ofVirtual().start(frozen::await);
            executed.await();
            try (Connection session = dataSource.getConnection();
                    PreparedStatement row = session.prepareStatement(
                            "SELECT passed FROM read_barrier WHERE process = ? FOR UPDATE NOWAIT")) {
                row.setString(1, frozen.process());
                assertThat(row.executeQuery().next()).isTrue();
                session.rollback();
            } finally {
                thawed.countDown();
            }
            reader.join();
        }
    }

    private DataSource freezing(CountDownLatch executed, CountDownLatch thawed) {
        return new DelegatingDataSource(dataSource) {

            @Override
            public Connection getConnection() throws SQLException {
                return (Connection) frozen(Connection.class, super.getConnection(), executed, thawed);
            }
        };
    }

    private static Object frozen(Class<?> type, Object real, CountDownLatch executed, CountDownLatch thawed) {
        return Proxy.newProxyInstance(
                ReadBarrierTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result;
                    try {
                        result = method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (method.getName().equals("executeUpdate")) {
                        executed.countDown();
                        thawed.await();
                    }
                    return result instanceof PreparedStatement statement
                            ? frozen(PreparedStatement.class, statement, executed, thawed)
                            : result;
                });
    }
}
