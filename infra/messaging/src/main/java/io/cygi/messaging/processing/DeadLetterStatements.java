package io.cygi.messaging.processing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterStatementFactory;

/**
 * Pages through all sequences that can be retried. Axon's own statement takes the offset of a page for an index within
 * a sequence. It therefore finds the first page only, and a retry of a sequence behind that page does nothing.
 */
final class DeadLetterStatements extends DefaultDeadLetterStatementFactory<EventMessage<?>> {

    private static final String CLAIMABLE = """
        SELECT * FROM dead_letter d
         WHERE d.processingGroup = ? AND (d.processingStarted IS NULL OR d.processingStarted < ?) AND NOT EXISTS (
               SELECT 1 FROM dead_letter e
                WHERE e.processingGroup = d.processingGroup AND e.sequenceIdentifier = d.sequenceIdentifier
                  AND e.sequenceIndex < d.sequenceIndex)
         ORDER BY d.lastTouched, d.deadLetterIdentifier LIMIT ? OFFSET ?\
        """;

    /**
     * Creates the statements.
     *
     * @param c the configuration with the schema and the serializers
     */
    DeadLetterStatements(Configuration c) {
        super(DefaultDeadLetterStatementFactory.<EventMessage<?>>builder()
                .schema(c.getComponent(DeadLetterSchema.class))
                .genericSerializer(c.serializer())
                .eventSerializer(c.eventSerializer()));
    }

    @Override
    public PreparedStatement claimableSequencesStatement(
            Connection connection, String processingGroup, Instant processingStartedLimit, int offset, int maxSize)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(CLAIMABLE);
        statement.setString(1, processingGroup);
        statement.setString(2, DateTimeUtils.formatInstant(processingStartedLimit));
        statement.setInt(3, maxSize);
        statement.setInt(4, offset);
        return statement;
    }
}
