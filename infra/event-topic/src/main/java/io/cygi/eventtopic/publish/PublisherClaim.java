package io.cygi.eventtopic.publish;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores the claim on publishing a topic and the position of its publisher in the database of the event store. Each claim begins a
 * numbered term, and only the present term moves the position. Times are the database's.
 */
final class PublisherClaim {

    /** The SQL of the database's time in ms since 1970, in UTC. Local time would go back at the end of summer time. */
    private static final String NOW = "(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000)";

    private static final String ADD =
            "INSERT IGNORE INTO event_publisher (topic, term, claimed_until) VALUES (?, 0, 0)";
    private static final String TAKE = "UPDATE event_publisher SET term = term + 1, owner = ?, claimed_until = " + NOW
            + " + ? WHERE topic = ? AND (owner = ? OR claimed_until < " + NOW + ")";
    private static final String TERM = "SELECT term FROM event_publisher WHERE topic = ?";
    private static final String POSITION =
            "SELECT position, topic_id, topic_ends FROM event_publisher WHERE topic = ? AND term = ?";
    private static final String ADOPT =
            "UPDATE event_publisher SET topic_id = ?, topic_ends = ? WHERE topic = ? AND term = ?";
    private static final String MOVE = "UPDATE event_publisher SET position = ?, topic_ends = ?, claimed_until = " + NOW
            + " + ? WHERE topic = ? AND term = ?";
    private static final String EXTEND =
            "UPDATE event_publisher SET claimed_until = " + NOW + " + ? WHERE topic = ? AND term = ?";
    private static final String RELEASE =
            "UPDATE event_publisher SET claimed_until = 0, owner = NULL WHERE topic = ? AND term = ?";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Serializer serializer;
    private final String topic;
    private final String owner;
    private final long leaseMillis;

    /** The publisher of a topic. @param topic its name @param owner the name of this publisher @param lease the length of a claim */
    record Publisher(String topic, String owner, Duration lease) {}

    PublisherClaim(JdbcTemplate jdbc, TransactionTemplate transaction, Serializer serializer, Publisher publisher) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.serializer = serializer;
        this.topic = publisher.topic();
        this.owner = publisher.owner();
        this.leaseMillis = publisher.lease().toMillis();
    }

    /** {@return the number of a new term, or nothing if another publisher has the claim} */
    Optional<Long> take() {
        // A transaction of its own: the insert locks a row that exists, and that lock has to end before the update
        // locks it.
        transaction.executeWithoutResult(begun -> jdbc.update(ADD, topic));
        return Optional.ofNullable(transaction.execute(begun -> jdbc.update(TAKE, owner, leaseMillis, topic, owner) == 0
                ? null
                : jdbc.queryForObject(TERM, Long.class, topic)));
    }

    /** {@return the position of the publisher} @throws ClaimLostException if the term is over */
    PublisherPosition position(long term) {
        PublisherPosition found = jdbc.query(
                POSITION,
                row -> {
                    if (!row.next()) {
                        throw new ClaimLostException();
                    }
                    byte[] stored = row.getBytes(1);
                    return new PublisherPosition(
                            stored == null ? null : token(stored), row.getString(2), TopicEnds.parse(row.getString(3)));
                },
                topic,
                term);
        return Objects.requireNonNull(found);
    }

    private TrackingToken token(byte[] stored) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(stored, byte[].class, GapAwareTrackingToken.class.getName(), null));
    }

    /**
     * Stores the topic's id and ends, after a comparison of topic and store.
     *
     * @param topicId Kafka's id of the topic
     * @param ends the ends of the partitions
     * @throws ClaimLostException if the term is over
     */
    void adopt(long term, String topicId, String ends) {
        update(ADOPT, topicId, ends, topic, term);
    }

    /** Stores the position and extends the claim. @param ends the ends of the partitions @throws ClaimLostException if the term is over */
    void move(long term, TrackingToken position, String ends) {
        byte[] stored = serializer.serialize(position, byte[].class).getData();
        update(MOVE, stored, ends, leaseMillis, topic, term);
    }

    /** Extends the claim. @throws ClaimLostException if the term is over */
    void extend(long term) {
        update(EXTEND, leaseMillis, topic, term);
    }

    private void update(String sql, Object... parameters) {
        transaction.executeWithoutResult(begun -> {
            if (jdbc.update(sql, parameters) == 0) {
                throw new ClaimLostException();
            }
        });
    }

    /** Ends the term if it is not over, so that another publisher may begin at once. */
    void release(long term) {
        transaction.executeWithoutResult(begun -> jdbc.update(RELEASE, topic, term));
    }
}
