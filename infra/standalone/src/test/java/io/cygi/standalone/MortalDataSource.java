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
 * A database that some threads lose at one statement or commit, and do not get back until they are given it again: what
 * they do from then on never reaches it, as if their process had died there. Every other time the statement itself still
 * arrives, and only its answer is lost.
 */
final class MortalDataSource implements BeanPostProcessor {

    private static final Set<String> CALLS =
            Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "executeLargeUpdate", "commit");

    private final Predicate<Thread> mortals;
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean lastArrives;

    /** @param mortals which threads */
    MortalDataSource(Predicate<Thread> mortals) {
        this.mortals = mortals;
    }

    /** They lose the database after so many more statements. @param statements from zero @param arrives the last one */
    void dieAfter(long statements, boolean arrives) {
        lastArrives = arrives;
        left.set(statements);
    }

    /** {@return whether they have lost it} */
    boolean dead() {
        return left.get() < 0;
    }

    /** {@return whether they had lost it} They get it back. */
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
