package io.cygi.messaging.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Watches the commits of the thread that stores groups of events, and can lose the database's answer to one. */
public final class CommitWatch implements BeanPostProcessor {

    private static final String APPENDER = "event-appender";

    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicBoolean losesNext = new AtomicBoolean();

    CommitWatch() {}

    /** {@return how many groups were committed so far, those included whose answer was lost} */
    public int commits() {
        return commits.get();
    }

    /** The next group is committed, and the connection breaks before the answer comes. */
    public void loseNextAnswer() {
        losesNext.set(true);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Watched(source) : bean;
    }

    private final class Watched extends DelegatingDataSource {

        Watched(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            if (!Thread.currentThread().getName().equals(APPENDER)) {
                return connection;
            }
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> call(connection, method, arguments));
        }

        private Object call(Connection connection, Method method, Object... arguments) throws Throwable {
            Object answer;
            try {
                answer = method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (method.getName().equals("commit")) {
                commits.incrementAndGet();
                if (losesNext.getAndSet(false)) {
                    throw new SQLNonTransientConnectionException("The connection broke.", "08S01");
                }
            }
            return answer;
        }
    }
}
