package io.cygi.messaging.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.SagaStage.Begun;
import io.cygi.messaging.store.StoreTest;
import io.cygi.messaging.worker.FailureReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The parked events of one processor in a real database. */
@StoreTest
@Timeout(60)
class ParkedQueueTest {

    private static final RetryBackoff BACKOFF = new RetryBackoff(Duration.ofSeconds(30));
    private static final StepFailure EXHAUSTED = new StepFailure(FailureReason.FAULT, 13, RetryBackoff.RETRIES_MAX);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Serializer serializer;
    private final String group = "queue-" + TimeOrderedIds.next();
    private final ParkedQueue queue;

    @Autowired
    ParkedQueueTest(ApplicationContext context, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.serializer = context.getBean("eventSerializer", Serializer.class);
        TransactionManager transactions = context.getBean(TransactionManager.class);
        this.queue = new ParkedQueue(new ParkedQueue.Parts(
                group,
                JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                        .processingGroup(group)
                        .connectionProvider(context.getBean(ConnectionProvider.class))
                        .transactionManager(transactions)
                        .schema(context.getBean(DeadLetterSchema.class))
                        .genericSerializer(context.getBean(Serializer.class))
                        .eventSerializer(serializer)
                        .build(),
                jdbc,
                transactions,
                serializer,
                Duration.ofMinutes(1),
                Clock.systemUTC()));
    }

    @Test
    void retriesEveryKeyInTurn() {
        store(2_500, key -> null);
        List<String> due = new ArrayList<>();
        for (int look = 0; look < 5; look++) {
            due.addAll(queue.due(BACKOFF, 500));
        }
        assertThat(due).hasSize(2_500).doesNotHaveDuplicates();
        assertThat(new HashSet<>(looks(2))).as("begins again").hasSizeGreaterThanOrEqualTo(500);
    }

    @Test
    void findsADueEventBehindManyThatAreNotDue() {
        store(2_010, key -> key < 2_000 ? EXHAUSTED : null);
        assertThat(looks(3)).hasSize(10);
    }

    @Test
    void parksAnEventWhosePositionHasMoreGapsThanTheColumnTakes() {
        Set<Long> gaps = new HashSet<>(
                LongStream.range(0, 20_000).map(gap -> 2 * gap).boxed().toList());
        EventMessage<?> event = new GenericTrackedDomainEventMessage<>(
                GapAwareTrackingToken.newInstance(100_000, gaps),
                new GenericDomainEventMessage<>("stage", "key", 7, new Begun("key"), Map.of("correlationId", "c")));

        transaction.executeWithoutResult(
                parking -> queue.add("key", event, new StepFailure(FailureReason.FAULT, 3, 0)));

        ParkedQueue.Claimed claimed = queue.claimFirst("key");
        assertThat(claimed).isNotNull();
        GenericDomainEventMessage<?> parked = (GenericDomainEventMessage<?>) claimed.event();
        assertThat(parked.getPayload()).isEqualTo(new Begun("key"));
        assertThat(parked.getIdentifier()).isEqualTo(event.getIdentifier());
        assertThat(parked.getAggregateIdentifier()).isEqualTo("key");
        assertThat(parked.getSequenceNumber()).isEqualTo(7);
        assertThat(parked.getTimestamp().toEpochMilli())
                .isEqualTo(event.getTimestamp().toEpochMilli());
        assertThat(parked.getMetaData()).isEqualTo(event.getMetaData());
    }

    @Test
    void isUnchangedByARetryWithoutTheClaim() {
        park("key");
        ParkedQueue.Claimed slow = claim();
        assertThat(queue.claimFirst("key")).as("while it is claimed").isNull();
        endClaim();
        ParkedQueue.Claimed quick = claim();

        queue.keep(slow, EXHAUSTED);

        assertThat(StepFailure.of(claimedAgain(quick).letter().diagnostics())).isNull();
        assertThatThrownBy(() -> transaction.executeWithoutResult(retry -> queue.remove(slow)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(queue.contains("key")).isTrue();
    }

    @Test
    void isUnchangedByARetryOfADeletedEvent() {
        park("key");
        ParkedQueue.Claimed slow = claim();
        transaction.executeWithoutResult(retry -> queue.remove(slow));

        queue.keep(slow, EXHAUSTED);

        assertThat(queue.keys()).isEmpty();
        assertThatThrownBy(() -> transaction.executeWithoutResult(retry -> queue.remove(slow)))
                .isInstanceOf(IllegalStateException.class);
    }

    private ParkedQueue.Claimed claimedAgain(ParkedQueue.Claimed quick) {
        assertThat(queue.claimFirst("key")).as("the claim has not ended").isNull();
        endClaim();
        ParkedQueue.Claimed again = claim();
        assertThat(again.letter().getIdentifier()).isEqualTo(quick.letter().getIdentifier());
        return again;
    }

    private ParkedQueue.Claimed claim() {
        ParkedQueue.Claimed claimed = queue.claimFirst("key");
        assertThat(claimed).isNotNull();
        return claimed;
    }

    private void endClaim() {
        transaction.executeWithoutResult(ended -> jdbc.update(
                "UPDATE dead_letter SET processingStarted = '2020-01-01T00:00:00.000Z' WHERE processingGroup = ?",
                group));
    }

    private void park(String key) {
        transaction.executeWithoutResult(
                parking -> queue.add(key, new GenericDomainEventMessage<>("stage", key, 0, new Begun(key)), null));
    }

    private List<String> looks(int looks) {
        return IntStream.range(0, looks)
                .mapToObj(look -> queue.due(BACKOFF, 500))
                .flatMap(List::stream)
                .toList();
    }

    private void store(int keys, IntFunction<StepFailure> failure) {
        String now = DateTimeUtils.formatInstant(Instant.now());
        List<Object[]> rows = IntStream.range(0, keys)
                .mapToObj(key -> {
                    StepFailure stored = failure.apply(key);
                    byte[] diagnostics = stored == null
                            ? null
                            : serializer
                                    .serialize(stored.diagnostics(), byte[].class)
                                    .getData();
                    return new Object[] {
                        TimeOrderedIds.next(), group, "key-%05d".formatted(key), "e" + key, now, now, now, diagnostics
                    };
                })
                .toList();
        transaction.executeWithoutResult(storing -> jdbc.batchUpdate("""
            INSERT INTO dead_letter (deadLetterIdentifier, processingGroup, sequenceIdentifier, sequenceIndex, messageType,
                                     eventIdentifier, `timestamp`, payloadType, payload, enqueuedAt, lastTouched, diagnostics)
            VALUES (?, ?, ?, 0, 'any', ?, ?, 'any', '', ?, ?, ?)\
            """, rows));
    }
}
