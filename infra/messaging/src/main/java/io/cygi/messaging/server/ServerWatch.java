package io.cygi.messaging.server;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects that the database server was started again while the process lives. A restart ends all connections, so each
 * physical connection is looked at once, before anything is read or written by it. Runs of the server are numbered from
 * zero; data that was read in one run is not used in the next.
 */
public final class ServerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);

    /** The longest wait of a look. It equals the longest wait of a pool for a connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String RESOURCE = ServerWatch.class.getName();

    private final ReentrantLock lock = new ReentrantLock();
    private final Cache<Connection, Boolean> lookedAt =
            Caffeine.newBuilder().weakKeys().build();
    private final LeftOutIndexes indexes;
    private final Adoption adoption;
    private final Duration patience;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean begun;
    private volatile long run;
    private volatile @Nullable ServerRun known;
    private volatile ServerHealth health = new ServerHealth(List.of(), 0, 0, List.of());

    /** Records a run that this process meets. */
    @FunctionalInterface
    private interface Adoption {
        RunAdoption.Adopted adopt(Connection connection, ServerRun run, long seen, long seconds) throws SQLException;
    }

    /** Creates the watch of the event store's database. @param indexes learns the indexes that are left out */
    public ServerWatch(LeftOutIndexes indexes) {
        this(indexes, PATIENCE);
    }

    /**
     * Creates the watch with another patience.
     *
     * @param indexes learns the indexes that are left out
     * @param patience the longest wait of a look for the server, for another look and for another process
     */
    ServerWatch(LeftOutIndexes indexes, Duration patience) {
        this(indexes, patience, RunAdoption::adopt);
    }

    private ServerWatch(LeftOutIndexes indexes, Duration patience, Adoption adoption) {
        this.indexes = indexes;
        this.patience = patience;
        this.adoption = adoption;
    }

    /** {@return a watch over a database with positions of event processors and without the event store} */
    static ServerWatch withoutStore() {
        return new ServerWatch(new LeftOutIndexes(), PATIENCE, RunAdoption::adoptWithoutStore);
    }

    /** Begins to look at connections. To be called when the tables exist. */
    public void begin() {
        begun = true;
    }

    /** Calls a listener in each new run, before anything is read in it. @param listener takes the number of the run */
    public void onRestart(LongConsumer listener) {
        listeners.add(listener);
    }

    /** {@return the number of the server's current run} */
    public long run() {
        return run;
    }

    /** {@return the state of the server for monitoring} */
    public ServerHealth health() {
        return health;
    }

    /** {@return the run in which the thread's outermost unit of work has begun, or the current run if there is none} */
    public long runOfUnitOfWork() {
        Long noted = CurrentUnitOfWork.map(unitOfWork -> unitOfWork.root().<Long>getResource(RESOURCE))
                .orElse(null);
        return noted == null ? run : noted;
    }

    /**
     * Notes the current run with the thread's outermost unit of work, before the unit of work reads anything. The first
     * note stays, because the events of all commands within it are appended together and rest on the first read.
     */
    void noteRun() {
        long current = run;
        CurrentUnitOfWork.get().root().resources().putIfAbsent(RESOURCE, current);
    }

    /**
     * Fails if the server was started again.
     *
     * @param expected the run in which the caller has read its data
     */
    public void require(long expected) {
        if (expected != run) {
            throw new ServerRestartedException();
        }
    }

    /**
     * Looks at a connection, unless it was looked at before.
     *
     * @param connection a connection that nothing was done with since it was borrowed
     * @throws SQLException if the look fails; the connection must not be used then
     */
    void look(Connection connection) throws SQLException {
        if (!begun) {
            return;
        }
        Connection physical =
                connection.isWrapperFor(JdbcConnection.class) ? connection.unwrap(JdbcConnection.class) : connection;
        if (lookedAt.getIfPresent(physical) != null) {
            return;
        }
        // The pool resets both settings if the look fails.
        boolean autoCommit = connection.getAutoCommit();
        int networkTimeout = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
        if (autoCommit) {
            connection.setAutoCommit(false);
        }
        ServerFacts facts = facts(connection);
        await(lock);
        try {
            meet(connection, facts);
        } finally {
            lock.unlock();
        }
        if (autoCommit) {
            connection.setAutoCommit(true);
        }
        connection.setNetworkTimeout(Runnable::run, networkTimeout);
        lookedAt.put(physical, Boolean.TRUE);
    }

    private static ServerFacts facts(Connection connection) throws SQLException {
        ServerFacts facts = ServerFacts.read(connection);
        connection.rollback();
        return facts;
    }

    private void await(ReentrantLock other) throws SQLException {
        try {
            if (other.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SQLTransientConnectionException("The look at another connection takes too long.");
    }

    private void meet(Connection connection, ServerFacts facts) throws SQLException {
        if (!facts.lossySettings().equals(health.lossySettings())) {
            report(facts.lossySettings());
            health = health.withSettings(facts.lossySettings());
        }
        ServerRun before = known;
        if (before != null && before.sameAs(facts.run())) {
            return;
        }
        ServerRun found = confirmed(connection, facts.run());
        RunAdoption.Adopted adopted =
                adoption.adopt(connection, found, indexes.newestSeen(), Math.max(1, patience.toSeconds() / 2));
        long lost = indexes.replace(adopted.leftOut());
        known = found;
        if (!adopted.ahead().isEmpty()) {
            LOG.error("The stored positions of {} are past the newest event", adopted.ahead());
        }
        health = health.withAhead(adopted.ahead());
        if (before != null) {
            restarted(lost);
        }
    }

    /** {@return the run after a second look, because the first may have been disturbed} */
    private static ServerRun confirmed(Connection connection, ServerRun first) throws SQLException {
        ServerRun second = facts(connection).run();
        if (!second.sameAs(first)) {
            throw new SQLTransientConnectionException("Two looks at the database server have found two runs.");
        }
        return second;
    }

    private void restarted(long lost) {
        health = health.withRestart(lost);
        if (lost > 0) {
            LOG.error("The database was started again and has lost up to {} events that this process had seen", lost);
        } else {
            LOG.warn("The database was started again; positions and caches are read anew");
        }
        long next = run + 1;
        listeners.forEach(listener -> listener.accept(next));
        run = next;
    }

    private static void report(List<String> lossy) {
        if (lossy.isEmpty()) {
            LOG.info("The settings of the database keep committed transactions in a crash");
        } else {
            LOG.error(
                    "The database may lose bookings and payments that were confirmed: {}. Set"
                            + " innodb_flush_log_at_trx_commit=1, and sync_binlog=1 if it writes a binary log",
                    lossy);
        }
    }
}
