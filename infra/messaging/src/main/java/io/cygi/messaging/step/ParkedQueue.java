package io.cygi.messaging.step;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps the parked events of one processor among the dead letters, in order for each key. A retry claims the first
 * event of a key. The claim has a time limit, because the process that has it may die.
 */
public final class ParkedQueue {

    /** The most parked keys. The processor stops at this number until some keys are retried. */
    public static final int KEYS_MAX = 10_000;

    /** The most parked events of one key. */
    public static final int EVENTS_PER_KEY_MAX = 1_000;

    /** The most keys that one look for due keys reads. The next look goes on behind them. */
    private static final int KEYS_PER_LOOK_MAX = 1_000;

    private static final String HEADS = """
        SELECT d.sequenceIdentifier, d.diagnostics, d.lastTouched FROM dead_letter d
         WHERE d.processingGroup = ? AND d.sequenceIdentifier > ? AND NOT EXISTS (
               SELECT 1 FROM dead_letter e
                WHERE e.processingGroup = d.processingGroup AND e.sequenceIdentifier = d.sequenceIdentifier
                  AND e.sequenceIndex < d.sequenceIndex)
         ORDER BY d.sequenceIdentifier LIMIT ?\
        """;

    private final String processor;
    private final SequencedDeadLetterQueue<EventMessage<?>> letters;
    private final JdbcTemplate jdbc;
    private final TransactionManager transactions;
    private final Serializer serializer;
    private final Duration claim;
    private final Clock clock;

    /** The last key that a look for due keys has read, empty if the next look begins with the first key. */
    private volatile String lookedUntil = "";

    /**
     * The parts that the queue works with.
     *
     * @param processor the processor's name
     * @param letters the dead letters in the database
     * @param jdbc the same database
     * @param transactions the transactions of both
     * @param serializer the serializer of events
     * @param claim the time that a retry may take before another process may begin one
     * @param clock the clock
     */
    public record Parts(
            String processor,
            SequencedDeadLetterQueue<EventMessage<?>> letters,
            JdbcTemplate jdbc,
            TransactionManager transactions,
            Serializer serializer,
            Duration claim,
            Clock clock) {}

    /**
     * Creates the queue.
     *
     * @param parts the parts that it works with
     */
    public ParkedQueue(Parts parts) {
        this.processor = parts.processor;
        this.letters = parts.letters;
        this.jdbc = parts.jdbc;
        this.transactions = parts.transactions;
        this.serializer = parts.serializer;
        this.claim = parts.claim;
        this.clock = parts.clock;
    }

    /** {@return the keys that have parked events} */
    Set<String> keys() {
        return new HashSet<>(jdbc.queryForList(
                "SELECT DISTINCT sequenceIdentifier FROM dead_letter WHERE processingGroup = ?",
                String.class,
                processor));
    }

    /** {@return whether a key has parked events} */
    boolean contains(String key) {
        return !keysAmong(Set.of(key)).isEmpty();
    }

    /** {@return the given keys that have parked events} @param some at least one key, at most those of a batch */
    Set<String> keysAmong(Set<String> some) {
        List<Object> parameters = new ArrayList<>(some);
        parameters.addFirst(processor);
        return new HashSet<>(jdbc.queryForList(
                "SELECT DISTINCT sequenceIdentifier FROM dead_letter WHERE processingGroup = ? AND sequenceIdentifier"
                        + " IN ("
                        + String.join(", ", Collections.nCopies(some.size(), "?")) + ")",
                String.class,
                parameters.toArray()));
    }

    /**
     * Parks an event behind the others of its key, in the current transaction.
     *
     * @param failure the failure of the event, null if it only waits behind another
     */
    void add(String key, EventMessage<?> event, @Nullable StepFailure failure) {
        Instant now = clock.instant();
        letters.enqueue(
                key,
                new GenericDeadLetter<>(
                        key,
                        withoutPosition(event),
                        failure == null ? null : failure.cause(),
                        now,
                        now,
                        failure == null ? MetaData.emptyInstance() : failure.diagnostics()));
    }

    /**
     * {@return the event without its position} A retry needs none, and a position with many gaps may be longer than the
     * column.
     */
    private static EventMessage<?> withoutPosition(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> && event instanceof DomainEventMessage<?> stored
                ? new GenericDomainEventMessage<>(
                        stored.getType(),
                        stored.getAggregateIdentifier(),
                        stored.getSequenceNumber(),
                        stored,
                        stored.getTimestamp())
                : event;
    }

    /**
     * An event that a retry has claimed.
     *
     * @param started the time of the claim, as it is stored
     */
    record Claimed(JdbcDeadLetter<EventMessage<?>> letter, String started) {

        EventMessage<?> event() {
            return letter.message();
        }
    }

    /** {@return the first event of a key, claimed for a retry; null if there is none or another retry has it} */
    @Nullable
    Claimed claimFirst(String key) {
        return transactions.fetchInTransaction(() -> {
            Iterator<DeadLetter<? extends EventMessage<?>>> all =
                    letters.deadLetterSequence(key).iterator();
            if (!all.hasNext()) {
                return null;
            }
            @SuppressWarnings("unchecked") // The queue is one over JDBC.
            JdbcDeadLetter<EventMessage<?>> first = (JdbcDeadLetter<EventMessage<?>>) all.next();
            Instant now = clock.instant();
            String started = DateTimeUtils.formatInstant(now);
            int claimed = jdbc.update(
                    "UPDATE dead_letter SET processingStarted = ? WHERE deadLetterIdentifier = ?"
                            + " AND (processingStarted IS NULL OR processingStarted < ?)",
                    started,
                    first.getIdentifier(),
                    DateTimeUtils.formatInstant(now.minus(claim)));
            return claimed == 1 ? new Claimed(first, started) : null;
        });
    }

    /**
     * Removes an event that was handled, in the current transaction.
     *
     * @throws IllegalStateException if the claim has ended and another retry may have begun; the transaction must not
     *     be committed
     */
    void remove(Claimed claimed) {
        int removed = jdbc.update(
                "DELETE FROM dead_letter WHERE deadLetterIdentifier = ? AND processingStarted = ?",
                claimed.letter.getIdentifier(),
                claimed.started);
        if (removed != 1) {
            throw new IllegalStateException("The retry has lost its claim");
        }
    }

    /** Keeps an event that could not be handled and ends its claim, unless that has ended already. */
    void keep(Claimed claimed, StepFailure failure) {
        transactions.executeInTransaction(() -> {
            boolean own = !jdbc.queryForList(
                            "SELECT deadLetterIdentifier FROM dead_letter"
                                    + " WHERE deadLetterIdentifier = ? AND processingStarted = ? FOR UPDATE",
                            String.class,
                            claimed.letter.getIdentifier(),
                            claimed.started)
                    .isEmpty();
            if (own) {
                letters.requeue(claimed.letter, same -> same.withDiagnostics(failure.diagnostics())
                        .withCause(failure.cause()));
            }
        });
    }

    /**
     * Finds due keys among the next ones. Each look goes on behind the one before, so that every key gets its turn.
     *
     * @param backoff decides which keys are due
     * @param limit the most keys to return
     * @return the keys whose first event is to be retried
     */
    List<String> due(RetryBackoff backoff, int limit) {
        Instant now = clock.instant();
        List<Head> heads = jdbc.query(HEADS, this::head, processor, lookedUntil, KEYS_PER_LOOK_MAX);
        List<String> due = new ArrayList<>();
        for (Head head : heads) {
            lookedUntil = head.key;
            if (backoff.due(head.failure, head.tried, now)) {
                due.add(head.key);
                if (due.size() == limit) {
                    return due;
                }
            }
        }
        if (heads.size() < KEYS_PER_LOOK_MAX) {
            lookedUntil = "";
        }
        return due;
    }

    private record Head(String key, @Nullable StepFailure failure, Instant tried) {}

    private Head head(ResultSet row, int number) throws SQLException {
        return new Head(
                row.getString(1),
                StepFailure.read(row.getBytes(2), serializer),
                Instant.from(DateTimeUtils.parseInstant(row.getString(3))));
    }
}
