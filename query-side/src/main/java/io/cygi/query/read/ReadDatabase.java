package io.cygi.query.read;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The database for pages that are read with one statement. Its connections commit by themselves, so that such a read is
 * one round trip instead of two, and there are a few of their own, so that neither bookings nor long reads take them.
 */
public final class ReadDatabase implements DisposableBean {

    private static final String POOL_SUFFIX = "-reads";
    private static final int IDLE_MIN = 2;

    private final JdbcTemplate jdbc;
    private final @Nullable HikariDataSource pool;

    private ReadDatabase(DataSource source, @Nullable HikariDataSource pool) {
        this.jdbc = new JdbcTemplate(source);
        this.pool = pool;
    }

    /**
     * {@return the same database by connections of its own, or by the same ones where they are not Hikari's}
     *
     * @param main what everything else uses
     * @param connectionsMax how many at once
     * @throws SQLException where the main pool cannot be looked at
     */
    public static ReadDatabase beside(DataSource main, int connectionsMax) throws SQLException {
        if (!main.isWrapperFor(HikariDataSource.class)) {
            return new ReadDatabase(main, null);
        }
        HikariConfig config = new HikariConfig();
        main.unwrap(HikariDataSource.class).copyStateTo(config);
        config.setPoolName(config.getPoolName() + POOL_SUFFIX);
        config.setAutoCommit(true);
        config.setReadOnly(true);
        config.setMaximumPoolSize(connectionsMax);
        config.setMinimumIdle(Math.min(IDLE_MIN, connectionsMax));
        HikariDataSource pool = new HikariDataSource(config);
        return new ReadDatabase(pool, pool);
    }

    /** {@return what reads with it} */
    public JdbcTemplate jdbc() {
        return jdbc;
    }

    @Override
    public void destroy() {
        if (pool != null) {
            pool.close();
        }
    }
}
