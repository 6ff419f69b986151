package io.cygi.standalone;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * A database that fails for some threads from one statement or commit on, until it is restored to them. Nothing that
 * they do meanwhile reaches it, as if their process had died. In every second case the failing statement itself
 * arrives, and only its answer is lost.
 */
final class MortalDataSource implements BeanPostProcessor {

    private static final Set<String> CALLS =
            Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "executeLargeUpdate", "commit");

    private final Predicate<Thread> mortals;
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean lastArrives;

    /** Creates the data source. @param mortals the threads that can lose the database */
    MortalDataSource(Predicate<Thread> mortals) {
        this.mortals = mortals;
    }

    /**
     * Makes the threads lose the database after a number of statements.
     *
     * @param statements the number, from zero
     * @param arrives whether the last statement reaches the database
     */
    void dieAfter(long statements, boolean arrives) {
        lastArrives = arrives;
        left.set(statements);
    }

    /** {@return whether the threads have lost the database} */
    boolean dead() {
        return left.get() < 0;
    }

    /** {@return whether the threads had lost the database} Restores it to them. */
    boolean revive() {
        return left.getAndSet(Long.MAX_VALUE) < 0;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? proxy(DataSource.class, source) : bean;
    }

    private <T> T proxy(Class<T> type, T target) {
        InvocationHandler handler = (self, method, arguments) -> {
            boolean call = CALLS.contains(method.getName()) && mortals.test(Thread.currentThread());
            long number = call ? left.decrementAndGet() : Long.MAX_VALUE;
            if (number < -1 || number == -1 && !lastArrives) {
                throw new SQLException("the thread is dead");
            }
            Object result = invoke(method, target, arguments);
            if (number == -1) {
                throw new SQLException("the thread died before it heard");
            }
            return method.getName().equals("unwrap") ? result : wrapped(result);
        };
        return type.cast(
                Proxy.newProxyInstance(MortalDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object wrapped(Object result) {
        if (result instanceof Connection connection) {
            return proxy(Connection.class, connection);
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, statement);
        }
        return result instanceof Statement statement ? proxy(Statement.class, statement) : result;
    }
}
