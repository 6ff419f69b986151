package io.cygi.query.admin;

import io.cygi.messaging.figure.Figure;
import io.cygi.messaging.figure.FigureSource;
import io.cygi.messaging.processing.ProcessorWatch;
import io.cygi.messaging.step.ParkedSteps;
import io.cygi.messaging.store.EventFeed;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.query.read.QuerySideProperties;
import io.cygi.web.limit.Limits;
import io.cygi.web.limit.Places;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Configures the views of admins. */
@Configuration(proxyBeanMethods = false)
@Import({AuditController.class, ProcessorController.class, WorkerController.class})
public class AdminConfiguration {

    @Bean
    Places auditPlaces(Limits limits, QuerySideProperties properties) {
        int max = properties.auditsMax();
        return limits.work("audits", max, Math.ceilDiv(max, 2), "Other searches are being answered; try again.");
    }

    @Bean
    EventSearch eventSearch(DataSource dataSource, JsonMapper json, QuerySideProperties properties) {
        return new EventSearch(dataSource, json, properties.auditTimeout());
    }

    @Bean
    SeatMapHistory seatMapHistory(StoredEvents events) {
        return new SeatMapHistory(events);
    }

    @Bean
    DeadLetterService deadLetterService(
            JdbcTemplate jdbc,
            EventProcessingConfiguration processing,
            ParkedSteps steps,
            @Qualifier("eventSerializer") Serializer eventSerializer) {
        return new DeadLetterService(jdbc, processing, steps, eventSerializer);
    }

    @Bean
    ProcessorAdmin processorAdmin(
            EventProcessingConfiguration processing,
            TransactionManager transactions,
            EventFeed feed,
            DeadLetterService deadLetters,
            ProcessorWatch watch) {
        return new ProcessorAdmin(processing, transactions, feed.source(), deadLetters, watch);
    }

    @Bean
    FigureSource processorLag(ProcessorAdmin processors) {
        return new FigureSource(Figure.PROCESSOR_LAG, processors::lag);
    }

    @Bean
    FigureSource deadLetterCount(DeadLetterService letters) {
        return new FigureSource(Figure.DEAD_LETTERS, letters::count);
    }
}
