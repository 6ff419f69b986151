package io.cygi.queue.kafka.client;

import io.cygi.messaging.MessagingProperties;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.Sweep;
import io.cygi.remote.RequiredPorts;
import io.cygi.service.health.ReadyCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the connections to the Kafka broker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WaitingRoomProperties.class, KafkaProperties.class})
public class KafkaConfiguration {

    private static final Duration BROKER_PERIOD = Duration.ofSeconds(5);

    /** The time for which the broker may not answer before this process is not ready. */
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(10);

    @Bean
    NodeName roomNode(MessagingProperties messaging) {
        return new NodeName(Objects.requireNonNullElseGet(messaging.nodeId(), TimeOrderedIds::next));
    }

    /**
     * Creates the Kafka clients. The connection is injected, so that an embedded broker is stopped after its clients.
     */
    @Bean
    KafkaClients kafkaClients(
            KafkaProperties kafka,
            WaitingRoomProperties properties,
            @Nullable KafkaConnectionDetails connection,
            NodeName node) {
        Supplier<List<String>> servers =
                connection == null ? kafka::getBootstrapServers : connection::getBootstrapServers;
        return new KafkaClients(kafka, properties, servers, node.name());
    }

    @Bean
    RoomTopics roomTopics(KafkaClients clients, WaitingRoomProperties properties) {
        return new RoomTopics(clients::admin, properties);
    }

    /** Creates the sweep that asks whether the broker answers. Consumers wait silently for a broker that is gone. */
    @Bean
    Sweep waitingRoomBroker(RoomTopics topics) {
        return new Sweep("waiting-room-broker", BROKER_PERIOD, topics::requireBroker);
    }

    @Bean
    @ConditionalOnProperty(RequiredPorts.SERVICE)
    ReadyCheck brokerReady(@Qualifier("waitingRoomBroker") Sweep broker, Clock clock) {
        return new ReadyCheck("broker", () -> broker.workers().stream()
                .noneMatch(worker -> worker.brokenFor(BROKER_PATIENCE, clock.instant())));
    }

    @Bean
    FixedTimeout brokerTimeout(WaitingRoomProperties properties) {
        return new FixedTimeout("waiting-room-broker-waits", properties.answerTimeout());
    }
}
