package io.cygi.query.read;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.cygi.web.problem.BusyException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the database for pages that take one statement. Its connections commit automatically, so that such a read is
 * one round trip instead of two. They are separate and few, so that bookings keep theirs. Callers wait for their turn
 * in front of the pool, because those who wait inside it keep a processor busy.
 */
public final class ReadDatabase implements DisposableBean {

    private static final String POOL_SUFFIX = "-reads";
    private static final int IDLE_MIN = 2;
    private static final Duration WAIT_MAX = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final JdbcTemplate jdbc;
    private final @Nullable HikariDataSource pool;
    private final Semaphore turns;

    private ReadDatabase(DataSource source, @Nullable HikariDataSource pool, int connectionsMax) {
        this.jdbc = new JdbcTemplate(source);
        this.pool = pool;
        this.turns = new Semaphore(connectionsMax, true);
    }

    /**
     * {@return the same database with separate connections, or with the same ones if they are not Hikari's}
     *
     * @param main the pool of everything else
     * @param connectionsMax the most connections
     * @throws SQLException if the main pool cannot be inspected
     */
    public static ReadDatabase beside(DataSource main, int connectionsMax) throws SQLException {
        if (!main.isWrapperFor(HikariDataSource.class)) {
            return new ReadDatabase(main, null, connectionsMax);
        }
        HikariConfig config = new HikariConfig();
        main.unwrap(HikariDataSource.class).copyStateTo(config);
        config.setPoolName(config.getPoolName() + POOL_SUFFIX);
        config.setAutoCommit(true);
        config.setReadOnly(true);
        config.setMaximumPoolSize(connectionsMax);
        config.setMinimumIdle(Math.min(IDLE_MIN, connectionsMax));
        HikariDataSource pool = new HikariDataSource(config);
        return new ReadDatabase(pool, pool, connectionsMax);
    }

    /**
     * {@return the result of a query}
     *
     * @param query runs one statement
     * @param <T> the type of the result
     * @throws BusyException if no connection was free in time
     */
    public <T> T read(Function<JdbcTemplate, T> query) {
        waitForTurn();
        try {
            return query.apply(jdbc);
        } finally {
            turns.release();
        }
    }

    private void waitForTurn() {
        try {
            if (turns.tryAcquire(WAIT_MAX.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BusyException("Too many pages are being read; try again.", RETRY_AFTER);
    }

    @Override
    public void destroy() {
        if (pool != null) {
            pool.close();
        }
    }
}
