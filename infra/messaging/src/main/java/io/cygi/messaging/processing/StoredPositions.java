package io.cygi.messaging.processing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads how far the segments of processors have come, without claiming them. */
final class StoredPositions {

    private final JdbcTemplate jdbc;
    private final Serializer serializer;
    private final StreamableMessageSource<?> events;

    /**
     * Creates the reader.
     *
     * @param jdbc the database
     * @param serializer the serializer of positions
     * @param events the events that the processors read
     */
    StoredPositions(JdbcTemplate jdbc, Serializer serializer, StreamableMessageSource<?> events) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.events = events;
    }

    /** {@return the index of the newest event, -1 if there is none} */
    long head() {
        TrackingToken head = events.createHeadToken();
        return head == null ? -1 : head.position().orElse(-1);
    }

    /**
     * {@return the position of each segment, empty if the segment has not begun}
     *
     * @param processor the processor's name
     */
    Map<Integer, Optional<TrackingToken>> of(String processor) {
        Map<Integer, Optional<TrackingToken>> positions = new HashMap<>();
        jdbc.query(
                "SELECT segment, token, token_type FROM processor_position WHERE processor_name = ?",
                row -> {
                    positions.put(row.getInt(1), position(row));
                },
                processor);
        return positions;
    }

    private Optional<TrackingToken> position(ResultSet row) throws SQLException {
        byte[] token = row.getBytes(2);
        return token == null
                ? Optional.empty()
                : Optional.ofNullable(serializer.deserialize(
                        new SimpleSerializedObject<>(token, byte[].class, row.getString(3), null)));
    }
}
