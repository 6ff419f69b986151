package io.cygi.query.admin;

import io.cygi.messaging.step.ParkedSteps;
import io.cygi.messaging.step.StepFailure;
import io.cygi.web.page.Cursor;
import io.cygi.web.page.CursorPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lists and retries the events that projections and the steps of sagas could not handle. */
class DeadLetterService {

    private static final String FAULT = "A fault of the platform; its log tells more under the event's id.";

    private static final int COUNTED_MAX = 10_000;

    private final JdbcTemplate jdbc;
    private final EventProcessingConfiguration processing;
    private final ParkedSteps steps;
    private final Serializer eventSerializer;

    /**
     * Creates the dead letter service.
     *
     * @param jdbc the database with the dead letters
     * @param processing knows the processors of projections
     * @param steps stores the parked steps of sagas
     * @param eventSerializer the serializer of events
     */
    DeadLetterService(
            JdbcTemplate jdbc, EventProcessingConfiguration processing, ParkedSteps steps, Serializer eventSerializer) {
        this.jdbc = jdbc;
        this.processing = processing;
        this.steps = steps;
        this.eventSerializer = eventSerializer;
    }

    /** {@return the number of all processors' dead letters, counted up to {@link #COUNTED_MAX}} */
    long count() {
        return Objects.requireNonNullElse(
                jdbc.queryForObject(
                        "SELECT COUNT(*) FROM (SELECT 1 FROM dead_letter LIMIT " + COUNTED_MAX + ") counted",
                        Long.class),
                0L);
    }

    /** {@return the number of a processor's dead letters} @param processor the processor's name */
    long count(String processor) {
        return Objects.requireNonNullElse(
                jdbc.queryForObject(
                        "SELECT COUNT(*) FROM dead_letter WHERE processingGroup = ?", Long.class, processor),
                0L);
    }

    /**
     * {@return a page of a processor's dead letters, sequence by sequence}
     *
     * @param processor the processor's name
     * @param cursor the page's cursor, or null for the first page
     * @param limit the size of the page
     */
    CursorPage<DeadLetterBody> page(String processor, @Nullable String cursor, int limit) {
        Position after = cursor == null ? Position.FIRST : Cursor.decode(cursor, 2, Position::of);
        List<DeadLetterBody> oneMore =
                jdbc.query("""
                    SELECT deadLetterIdentifier, sequenceIdentifier, sequenceIndex, eventIdentifier, payloadType, causeType,
                           causeMessage, diagnostics, enqueuedAt, lastTouched
                      FROM dead_letter
                     WHERE processingGroup = ? AND (sequenceIdentifier > ? OR sequenceIdentifier = ? AND sequenceIndex > ?)
                     ORDER BY sequenceIdentifier, sequenceIndex
                     LIMIT ?\
                    """, this::letter, processor, after.sequence(), after.sequence(), after.index(), limit + 1);
        return CursorPage.of(oneMore, limit, last -> List.of(last.sequence(), Long.toString(last.index())));
    }

    /**
     * Handles the sequence of an event again, from its first event on. Events that succeed leave the queue.
     *
     * @param processor the processor's name
     * @param id the event's id among the dead letters
     * @return whether there is such an event
     */
    boolean retry(String processor, String id) {
        Optional<String> sequence = jdbc
                .queryForList(
                        "SELECT sequenceIdentifier FROM dead_letter"
                                + " WHERE processingGroup = ? AND deadLetterIdentifier = ?",
                        String.class,
                        processor,
                        id)
                .stream()
                .findFirst();
        sequence.ifPresent(wanted -> retrySequence(processor, wanted));
        return sequence.isPresent();
    }

    private void retrySequence(String processor, String wanted) {
        if (steps.parks(processor)) {
            steps.retry(processor, wanted);
        } else {
            processing
                    .sequencedDeadLetterProcessor(processor)
                    .orElseThrow()
                    .process(letter -> letter instanceof JdbcDeadLetter<?> stored
                            && stored.getSequenceIdentifier().equals(wanted));
        }
    }

    private DeadLetterBody letter(ResultSet row, int number) throws SQLException {
        StepFailure failure = StepFailure.read(row.getBytes("diagnostics"), eventSerializer);
        Instant enqueuedAt = time(row.getString("enqueuedAt"));
        String lastTouched = row.getString("lastTouched");
        return new DeadLetterBody(
                row.getString("deadLetterIdentifier"),
                row.getString("sequenceIdentifier"),
                row.getLong("sequenceIndex"),
                row.getString("eventIdentifier"),
                SimpleTypeNames.of(row.getString("payloadType")),
                cause(row.getString("causeType"), row.getString("causeMessage")),
                failure == null ? null : failure.reason(),
                failure == null ? null : failure.attempts(),
                enqueuedAt,
                lastTouched == null ? enqueuedAt : time(lastTouched));
    }

    private static Instant time(String text) {
        return Instant.from(DateTimeUtils.parseInstant(text));
    }

    /**
     * {@return the message of a fault that a projection has raised, else null} The messages of other faults tell of
     * classes and statements.
     */
    private static @Nullable String cause(@Nullable String type, @Nullable String message) {
        if (type == null) {
            return null;
        }
        return IllegalStateException.class.getName().equals(type) && message != null ? message : FAULT;
    }

    private record Position(String sequence, long index) {

        private static final Position FIRST = new Position("", 0);

        private static Position of(List<String> parts) {
            return new Position(parts.get(0), Long.parseLong(parts.get(1)));
        }
    }
}
