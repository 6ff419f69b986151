package io.cygi.queue;

import io.cygi.queue.admission.AdmissionConfiguration;
import io.cygi.queue.broker.BrokerConfiguration;
import io.cygi.queue.door.DoorConfiguration;
import io.cygi.queue.kafka.KafkaConfiguration;
import io.cygi.queue.lobby.LobbyConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/** Everything that the waiting room puts into a process. */
@AutoConfiguration(
        afterName = "io.cygi.messaging.MessagingAutoConfiguration",
        beforeName = "io.cygi.gateway.GatewayAutoConfiguration")
@ConditionalOnWebApplication
@Import({
    BrokerConfiguration.class,
    KafkaConfiguration.class,
    LobbyConfiguration.class,
    AdmissionConfiguration.class,
    DoorConfiguration.class
})
public class QueueAutoConfiguration {}
