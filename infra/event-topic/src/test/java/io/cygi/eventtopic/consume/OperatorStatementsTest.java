package io.cygi.eventtopic.consume;

import static io.cygi.eventtopic.Stage.SOON;
import static io.cygi.eventtopic.consume.TopicProjectionTest.awaitAll;
import static io.cygi.eventtopic.consume.TopicProjectionTest.awaitFault;
import static io.cygi.eventtopic.consume.TopicProjectionTest.jdbc;
import static io.cygi.eventtopic.consume.TopicProjectionTest.processor;
import static io.cygi.eventtopic.consume.TopicProjectionTest.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.eventtopic.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The statements of docs/operations.md by which an operator lets a projection go on. */
@Timeout(300)
class OperatorStatementsTest {

    @AutoClose
    private final Stage stage = new Stage();

    private final String topic = Stage.unique("events");

    private ConfigurableApplicationContext consumer(String topic) {
        return stage.process(
                Stage.unique("q"),
                Map.of("cygi.events.source", "topic", "cygi.events.topic", topic),
                TallyConfiguration.class);
    }

    /** The state after a restore of Kafka's own data, with the documented remedy. */
    @Test
    void aTopicWithAnotherIdStopsTheProjectionUntilAnOperatorTakesIt() throws IOException {
        ConfigurableApplicationContext consumer = consumer(topic);
        ConfigurableApplicationContext command = stage.publisher(Stage.unique("db"), topic);
        store(command, 0, 2);
        awaitAll(consumer, 2);
        TrackingEventProcessor processor = processor(consumer);
        processor.shutDown();
        update(
                consumer,
                "UPDATE processor_position SET token = JSON_SET(CONVERT(token USING utf8mb4), '$.topic', 'another')"
                        + " WHERE processor_name = 'tally'");
        processor.start();
        store(command, 2, 3);
        awaitFault(consumer);

        processor.shutDown();
        update(consumer, documented("JSON_REMOVE"));
        processor.start();
        awaitAll(consumer, 3);
    }

    /** The position before the reset and that of the replay are in one token. */
    @Test
    void anOperatorTakesTheOtherIdAlsoDuringAReplay() throws Exception {
        ConfigurableApplicationContext consumer = consumer(topic);
        ConfigurableApplicationContext command = stage.publisher(Stage.unique("db"), topic);
        store(command, 0, 2);
        awaitAll(consumer, 2);
        TrackingEventProcessor processor = processor(consumer);
        processor.shutDown();
        processor.resetTokens();
        update(
                consumer,
                "UPDATE processor_position SET token = JSON_SET(CONVERT(token USING utf8mb4), '$.tokenAtReset.topic',"
                        + " 'another', '$.currentToken.topic', 'another') WHERE processor_name = 'tally'");
        assertThat(tokens(consumer)).isNotEmpty().allMatch(token -> token.split("another", -1).length == 3);
        processor.start();
        awaitFault(consumer);

        processor.shutDown();
        update(consumer, documented("JSON_REMOVE"));
        assertThat(tokens(consumer)).noneMatch(token -> token.contains("another"));
        processor.start();
        store(command, 2, 3);
        awaitAll(consumer, 3);
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(tokens(consumer))
                .noneMatch(token -> token.contains("tokenAtReset")));
    }

    /** Somebody has written to the topic by mistake. */
    @Test
    void anOperatorMovesAProjectionBehindARecordThatIsNoEvent() throws Exception {
        ConfigurableApplicationContext consumer = consumer(topic);
        ConfigurableApplicationContext command = stage.publisher(Stage.unique("db"), topic);
        store(command, 0, 2);
        awaitAll(consumer, 2);
        RecordMetadata mistake;
        try (Producer<byte[], byte[]> stranger = stage.strangersProducer()) {
            mistake = stranger.send(new ProducerRecord<>(topic, 3, null, new byte[0]))
                    .get();
        }
        store(command, 2, 3);
        awaitFault(consumer);

        TrackingEventProcessor processor = processor(consumer);
        processor.shutDown();
        String statement = documented("JSON_SET");
        assertThat(statement).contains("[7]", "813", "'listing'");
        update(
                consumer,
                statement
                        .replace("[7]", "[" + mistake.partition() + "]")
                        .replace("813", Long.toString(mistake.offset() + 1))
                        .replace("'listing'", "'tally'"));
        processor.start();
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(
                        jdbc(consumer).queryForList("SELECT events FROM tally", Long.class))
                .hasSize(8)
                .containsOnly(3L));
    }

    /** {@return the statement on positions that operators are given} @param function that it has */
    private static String documented(String function) throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "operations.md"));
        Matcher statement = Pattern.compile("`(UPDATE processor_position SET token = " + function + "[^`]*)`")
                .matcher(page);
        assertThat(statement.find()).as(function).isTrue();
        return statement.group(1);
    }

    private static List<String> tokens(ConfigurableApplicationContext consumer) {
        return jdbc(consumer)
                .queryForList(
                        "SELECT CONVERT(token USING utf8mb4) FROM processor_position WHERE processor_name = 'tally'",
                        String.class);
    }

    private static void update(ConfigurableApplicationContext process, String sql) {
        process.getBean(TransactionTemplate.class)
                .executeWithoutResult(begun -> jdbc(process).update(sql));
    }
}
