package io.cygi.gateway.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps lines in a bounded queue and writes them in batches. Lines are lost if the queue is full. Lost lines and those
 * that the quota of refusals leaves out are counted and logged.
 */
final class BufferedAuditLog implements AuditLog, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(BufferedAuditLog.class);
    private static final int BATCH_MAX = 500;
    private static final Duration LOGGED_EVERY = Duration.ofMinutes(1);

    private static final Set<AuditAction> REFUSALS = EnumSet.of(
            AuditAction.ACCESS_REFUSED, AuditAction.RATE_LIMITED, AuditAction.LOGIN_FAILED, AuditAction.TOKEN_REFUSED);

    private final AuditLines lines;
    private final RefusalQuota refusals;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final BlockingQueue<AuditLine> queue;
    private final LongAdder lost = new LongAdder();
    private final List<AuditLine> batch = new ArrayList<>(BATCH_MAX);
    private long loggedAtMillis;

    BufferedAuditLog(
            AuditLines lines, RefusalQuota refusals, TransactionTemplate transaction, Clock clock, int linesMax) {
        this.lines = lines;
        this.refusals = refusals;
        this.transaction = transaction;
        this.clock = clock;
        this.queue = new ArrayBlockingQueue<>(linesMax);
    }

    @Override
    public void write(AuditEntry entry) {
        AuditLine line = lines.line(entry);
        if (REFUSALS.contains(entry.action()) && !refusals.admits(line.address(), entry.actor())) {
            return;
        }
        if (!queue.offer(line)) {
            lost.increment();
        }
    }

    /** Writes the lines in the queue. If that fails, the batch is kept for the next call. */
    synchronized void drain() {
        try {
            while (!batch.isEmpty() || queue.drainTo(batch, BATCH_MAX) > 0) {
                transaction.executeWithoutResult(status -> lines.insertAll(batch));
                batch.clear();
            }
        } finally {
            logLost();
        }
    }

    private void logLost() {
        long now = clock.millis();
        if (now - loggedAtMillis < LOGGED_EVERY.toMillis()) {
            return;
        }
        loggedAtMillis = now;
        long lostLines = lost.sumThenReset();
        if (lostLines > 0) {
            LOG.error("{} audit lines are lost: they came faster than the database takes them", lostLines);
        }
        long leftOut = refusals.takeLeftOut();
        if (leftOut > 0) {
            LOG.warn("{} audit lines of refusals were left out: their callers had too many of them a minute", leftOut);
        }
    }

    /** {@return the number of lines lost to a full queue since that was last logged} */
    long lost() {
        return lost.sum();
    }

    @Override
    public void destroy() {
        try {
            drain();
        } catch (RuntimeException e) {
            LOG.error("{} audit lines are lost: they cannot be written any more", queue.size() + batch.size(), e);
        }
    }
}
