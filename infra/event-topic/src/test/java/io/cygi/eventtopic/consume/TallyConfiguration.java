package io.cygi.eventtopic.consume;

import io.cygi.eventtopic.Happened;
import io.cygi.messaging.processing.Processors;
import io.cygi.messaging.store.EventFeed;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.messaging.annotation.SourceId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Projections that show each loss, repetition and change of order. */
@Configuration(proxyBeanMethods = false)
class TallyConfiguration {

    static final String GROUP = "tally";
    static final String POOLED = "pooled";

    @Bean
    Tally tally(JdbcTemplate jdbc) {
        return new Tally(jdbc);
    }

    @Bean
    Pooled pooled(JdbcTemplate jdbc) {
        return new Pooled(jdbc);
    }

    @Bean
    ConfigurerModule tallyProcessors() {
        return configurer -> configurer.eventProcessing(processing -> {
            Processors.projection(processing, GROUP, SequentialPerAggregatePolicy.instance(), () -> {});
            processing.registerPooledStreamingEventProcessor(
                    POOLED,
                    c -> c.getComponent(EventFeed.class).source(),
                    (c, builder) -> builder.initialSegmentCount(4).initialToken(source -> source.createTailToken()));
        });
    }

    /**
     * Counts the events of each aggregate without recognizing repetitions, and chains their content. The aggregates x-1 and y-1 also
     * share a row, which the first of them creates.
     */
    @ProcessingGroup(GROUP)
    static final class Tally {

        private final JdbcTemplate jdbc;

        Tally(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
            jdbc.execute(
                    "CREATE TABLE IF NOT EXISTS tally (aggregate VARCHAR(100) PRIMARY KEY, events INT, chain CHAR(64))");
            jdbc.execute("CREATE TABLE IF NOT EXISTS pair (id VARCHAR(100) PRIMARY KEY, x BIGINT, y BIGINT)");
        }

        @EventHandler
        void on(Happened event, @SourceId String aggregateId, @SequenceNumber long sequence) {
            jdbc.update("""
                    INSERT INTO tally (aggregate, events, chain) VALUES (?, 1, SHA2(?, 256))
                    ON DUPLICATE KEY UPDATE events = events + 1, chain = SHA2(CONCAT(chain, ?), 256)""", aggregateId, event.what(), event.what());
            if (aggregateId.startsWith("x-") || aggregateId.startsWith("y-")) {
                String side = aggregateId.substring(0, 1);
                jdbc.update(
                        "INSERT INTO pair (id, " + side + ") VALUES (?, ?) ON DUPLICATE KEY UPDATE " + side
                                + " = VALUES(" + side + ")",
                        aggregateId.substring(2),
                        sequence);
            }
        }

        @ResetHandler
        void onReset() {
            jdbc.update("DELETE FROM tally");
            jdbc.update("DELETE FROM pair");
        }
    }

    /** Counts the deliveries of each event. */
    @ProcessingGroup(POOLED)
    static final class Pooled {

        private final JdbcTemplate jdbc;

        Pooled(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
            jdbc.execute("CREATE TABLE IF NOT EXISTS pooled (what VARCHAR(100) PRIMARY KEY, times INT)");
        }

        @EventHandler
        void on(Happened event) {
            jdbc.update(
                    "INSERT INTO pooled (what, times) VALUES (?, 1) ON DUPLICATE KEY UPDATE times = times + 1",
                    event.what());
        }
    }
}
