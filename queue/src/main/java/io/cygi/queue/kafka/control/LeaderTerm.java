package io.cygi.queue.kafka.control;

import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.LeaderElected;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The term of this process as the leader of one room. It decides on what it has read, one decision at a time: the next
 * is made when the one before has come back from the log. If it is unknown whether a decision was written, a new term
 * begins, and the log then says what was decided.
 */
final class LeaderTerm {

    private static final Logger LOG = LoggerFactory.getLogger(LeaderTerm.class);
    private static final long NO_TERM = -1;
    private static final long BURST_MILLIS = 100;

    /**
     * Rest of a deposed leader, in ns. Two processes that both believe to be elected depose each other at most this
     * often.
     */
    private static final long REST_NANOS = 2_000_000_000;

    private final RoomReplica room;
    private final RoomWriter writer;
    private final String node;
    private @Nullable CompletableFuture<Long> writing;
    private long writtenAt = NO_TERM;
    private boolean electing;
    private long term = NO_TERM;
    private long deposedNanos = System.nanoTime() - REST_NANOS;
    private double credit = 1;
    private long creditedAt;
    private long loggedAt;
    private long seenNanos = System.nanoTime();

    LeaderTerm(RoomReplica room, RoomWriter writer, String node) {
        this.room = room;
        this.writer = writer;
        this.node = node;
    }

    /** Begins a term or writes the next decision, unless a record is pending. @param now milliseconds since 1970 */
    void tick(long now) {
        if (!room.ready() || pending()) {
            return;
        }
        restWhereDeposed();
        if (term == NO_TERM) {
            if (System.nanoTime() - deposedNanos < REST_NANOS) {
                return;
            }
            electing = true;
            writing = writer.log(room.concertId(), new LeaderElected(node));
            return;
        }
        int callsMax = credit(now);
        Optional<AdmissionsDecided> decision = room.state().plan(term, now, brokerTime(), callsMax);
        if (decision.isPresent()) {
            spend(decision.get());
            electing = false;
            writing = writer.log(room.concertId(), decision.get());
        }
    }

    /** Rests if another process was elected. A process that was elected wrongly learns of it meanwhile. */
    private void restWhereDeposed() {
        if (term != NO_TERM && room.state().term() != term) {
            term = NO_TERM;
            deposedNanos = System.nanoTime();
        }
    }

    private boolean pending() {
        CompletableFuture<Long> under = writing;
        if (under == null) {
            return !applied();
        }
        if (!under.isDone()) {
            return true;
        }
        writing = null;
        if (under.isCompletedExceptionally()) {
            LOG.warn("The last decision for {} may be written or not; its leader begins a new term", room.concertId());
            restWhereDeposed();
            term = NO_TERM;
            writtenAt = NO_TERM;
            return false;
        }
        writtenAt = under.join();
        if (electing) {
            term = writtenAt;
        }
        return !applied();
    }

    private boolean applied() {
        return writtenAt == NO_TERM || room.hasLogged(writtenAt);
    }

    /**
     * {@return the broker's time, or somewhat earlier: the time of the latest record, and the time since that was seen}
     * Decisions count from when the broker takes them, which may be later than they were made. The elapsed time does
     * not come from this process's clock, because that may be set.
     */
    private long brokerTime() {
        long latest = room.state().loggedAt();
        long now = System.nanoTime();
        if (latest != loggedAt) {
            loggedAt = latest;
            seenNanos = now;
        }
        return loggedAt + TimeUnit.NANOSECONDS.toMillis(now - seenNanos);
    }

    /** {@return the calls that may be made now} It spreads a second's calls over the second. */
    private int credit(long now) {
        int perSecond = room.state().callsPerSecond();
        if (perSecond == Integer.MAX_VALUE) {
            return Integer.MAX_VALUE;
        }
        long elapsed = Math.clamp(now - creditedAt, 0, 1_000);
        creditedAt = now;
        credit = Math.min(
                Math.max(1, perSecond * (double) BURST_MILLIS / 1_000),
                credit + (double) perSecond * elapsed / 1_000.0);
        return (int) credit;
    }

    private void spend(AdmissionsDecided decision) {
        int calls = 0;
        var before = room.state().figures(decision.at()).committedOffsets();
        for (int p = 0; p < before.size(); p++) {
            calls += (int) (decision.calledTo().get(p) - before.get(p));
        }
        credit = Math.max(0, credit - calls);
    }
}
