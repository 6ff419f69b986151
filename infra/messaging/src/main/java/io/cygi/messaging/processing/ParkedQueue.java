package io.cygi.messaging.processing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The parked events of one processor, each key's in order, among the dead letters. The first event of a key is claimed for
 * a retry; a claim ends by itself, because a process may die with it.
 */
final class ParkedQueue {

    /** The most keys that are parked at a time. Beyond it the processor stops until some are retried. */
    static final int KEYS_MAX = 10_000;

    /** The most events of one key that are parked at a time. */
    static final int EVENTS_PER_KEY_MAX = 1_000;

    /** A look for what is due reads so many keys at most, those that were tried last first. */
    private static final int KEYS_PER_LOOK_MAX = 1_000;

    private static final String HEADS = """
        SELECT d.sequenceIdentifier, d.diagnostics, d.lastTouched FROM dead_letter d
         WHERE d.processingGroup = ? AND NOT EXISTS (
               SELECT 1 FROM dead_letter e
                WHERE e.processingGroup = d.processingGroup AND e.sequenceIdentifier = d.sequenceIdentifier
                  AND e.sequenceIndex < d.sequenceIndex)
         ORDER BY d.lastTouched DESC LIMIT ?\
        """;

    private final String processor;
    private final SequencedDeadLetterQueue<EventMessage<?>> letters;
    private final JdbcTemplate jdbc;
    private final TransactionManager transactions;
    private final Serializer serializer;
    private final Duration claim;
    private final Clock clock;

    /**
     * @param processor its name
     * @param letters where they are stored
     * @param jdbc the same database
     * @param transactions of both
     * @param serializer of events
     * @param claim how long a retry may take before another process may begin one
     * @param clock tells the time
     */
    record Parts(
            String processor,
            SequencedDeadLetterQueue<EventMessage<?>> letters,
            JdbcTemplate jdbc,
            TransactionManager transactions,
            Serializer serializer,
            Duration claim,
            Clock clock) {}

    ParkedQueue(Parts parts) {
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
        Long count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM dead_letter WHERE processingGroup = ? AND sequenceIdentifier = ?",
                Long.class,
                processor,
                key);
        return count != null && count > 0;
    }

    /** Parks an event behind the others of its key, in the current transaction. @param failure null where it waits */
    void add(String key, EventMessage<?> event, @Nullable StepFailure failure) {
        Instant now = clock.instant();
        letters.enqueue(
                key,
                new GenericDeadLetter<>(
                        key,
                        event,
                        failure == null ? null : failure.cause(),
                        now,
                        now,
                        failure == null ? MetaData.emptyInstance() : failure.diagnostics()));
    }

    /** {@return the first event of a key, claimed for a retry; null where there is none or another retry has it} */
    @Nullable
    JdbcDeadLetter<EventMessage<?>> claimFirst(String key) {
        return transactions.fetchInTransaction(() -> {
            Iterator<DeadLetter<? extends EventMessage<?>>> all =
                    letters.deadLetterSequence(key).iterator();
            if (!all.hasNext()) {
                return null;
            }
            @SuppressWarnings("unchecked") // The queue is one over JDBC.
            JdbcDeadLetter<EventMessage<?>> first = (JdbcDeadLetter<EventMessage<?>>) all.next();
            Instant now = clock.instant();
            int claimed = jdbc.update(
                    "UPDATE dead_letter SET processingStarted = ? WHERE deadLetterIdentifier = ?"
                            + " AND (processingStarted IS NULL OR processingStarted < ?)",
                    DateTimeUtils.formatInstant(now),
                    first.getIdentifier(),
                    DateTimeUtils.formatInstant(now.minus(claim)));
            return claimed == 1 ? first : null;
        });
    }

    /** Removes an event that was handled, with the current transaction. */
    void remove(DeadLetter<EventMessage<?>> letter) {
        letters.evict(letter);
    }

    /** Keeps an event that could not be handled, and ends its claim. */
    void keep(DeadLetter<EventMessage<?>> letter, StepFailure failure) {
        letters.requeue(
                letter, same -> same.withDiagnostics(failure.diagnostics()).withCause(failure.cause()));
    }

    /** {@return keys whose first event is to be retried} @param backoff tells which @param limit how many at most */
    List<String> due(RetryBackoff backoff, int limit) {
        Instant now = clock.instant();
        return jdbc
                .query(
                        HEADS,
                        (row, number) -> {
                            StepFailure failure = StepFailure.read(row.getBytes(2), serializer);
                            Instant tried = Instant.from(DateTimeUtils.parseInstant(row.getString(3)));
                            return backoff.due(failure, tried, now) ? row.getString(1) : "";
                        },
                        processor,
                        KEYS_PER_LOOK_MAX)
                .stream()
                .filter(key -> !Objects.requireNonNull(key).isEmpty())
                .limit(limit)
                .toList();
    }
}
