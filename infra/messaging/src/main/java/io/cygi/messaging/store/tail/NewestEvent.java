package io.cygi.messaging.store.tail;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Looks for events that other processes have stored, with one statement for all readers of this process, and wakes the
 * readers. It also looks for events that were committed behind the newest one. The database shows events of this
 * process before they are in its memory, so the memory is given a moment first.
 */
public final class NewestEvent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NewestEvent.class);
    private static final long PAUSE_MILLIS = 50;
    private static final long FAULT_PAUSE_MILLIS = 1_000;
    private static final long MEMORY_MILLIS = 15;

    /**
     * The number of newest indexes that are looked at. Events that are committed late have their indexes among them, or
     * readers find them within a second.
     */
    private static final int WINDOW = 100;

    private static final int WINDOW_MAX = 500;
    private static final int STOP_MILLIS_MAX = 10_000;

    private static final String LOOK = """
            SELECT COALESCE(MAX(global_index), 0), COUNT(*), COUNT(CASE WHEN global_index <= ? THEN 1 END)
              FROM domain_event
             WHERE global_index > ?""";

    private final JdbcTemplate jdbc;
    private final EventTail tail;
    private final Thread thread;
    private volatile boolean closed;
    private Seen seen = new Seen(Long.MAX_VALUE, 0, 0);

    /**
     * The events above an index.
     *
     * @param above the index
     * @param newest the index of the newest event
     * @param count the number of the events
     */
    private record Seen(long above, long newest, long count) {}

    /**
     * Starts the look.
     *
     * @param jdbc the database of the event store
     * @param tail wakes the readers
     */
    public NewestEvent(JdbcTemplate jdbc, EventTail tail) {
        this.jdbc = jdbc;
        this.tail = tail;
        this.thread = Thread.ofPlatform().name("newest-event").daemon().start(this::run);
    }

    private void run() {
        try {
            while (!closed) {
                TimeUnit.MILLISECONDS.sleep(lookOrRecord() ? PAUSE_MILLIS : FAULT_PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            LOG.debug("The event store is closed", e);
        }
    }

    private boolean lookOrRecord() throws InterruptedException {
        try {
            look();
            return true;
        } catch (DataAccessException e) {
            // Readers ask the database each second anyway, and report the faults that they meet.
            LOG.debug("The newest event could not be looked for", e);
            return false;
        } catch (RuntimeException e) {
            LOG.error("The newest event could not be looked for; trying again", e);
            return false;
        }
    }

    private void look() throws InterruptedException {
        Seen before = seen;
        if (before.newest - before.above > WINDOW_MAX || before.above == Long.MAX_VALUE) {
            Long newest = jdbc.queryForObject("SELECT COALESCE(MAX(global_index), 0) FROM domain_event", Long.class);
            seen = count(Math.max(0, (newest == null ? 0 : newest) - WINDOW), 0).now;
        } else {
            Counted counted = count(before.above, before.newest);
            seen = counted.now;
            if (counted.upToBefore > before.count) {
                tail.wake();
            }
        }
        if (seen.newest > tail.last()) {
            TimeUnit.MILLISECONDS.sleep(MEMORY_MILLIS);
            tail.elsewhere(seen.newest);
        }
    }

    /**
     * The events above an index.
     *
     * @param now all of them
     * @param upToBefore the number of them up to an earlier newest one
     */
    private record Counted(Seen now, long upToBefore) {}

    private Counted count(long above, long before) {
        Counted counted = jdbc.queryForObject(
                LOOK,
                (row, number) -> new Counted(new Seen(above, row.getLong(1), row.getLong(2)), row.getLong(3)),
                before,
                above);
        if (counted == null) {
            throw new IllegalStateException("the count returned no row");
        }
        return counted;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(STOP_MILLIS_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
