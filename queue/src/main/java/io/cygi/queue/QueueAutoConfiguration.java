package io.cygi.queue;

import io.cygi.queue.http.AdmissionGateConfiguration;
import io.cygi.queue.http.fan.FanConfiguration;
import io.cygi.queue.http.ticket.TicketConfiguration;
import io.cygi.queue.kafka.client.KafkaConfiguration;
import io.cygi.queue.kafka.control.ControlConfiguration;
import io.cygi.queue.kafka.replica.ReplicaConfiguration;
import io.cygi.queue.lottery.LotteryConfiguration;
import io.cygi.queue.remote.CallConfiguration;
import io.cygi.queue.service.ServiceConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/** Configures the waiting room in a process. */
@AutoConfiguration(
        afterName = "io.cygi.messaging.MessagingAutoConfiguration",
        beforeName = "io.cygi.gateway.GatewayAutoConfiguration")
@ConditionalOnWebApplication
@Import({
    KafkaConfiguration.class,
    ReplicaConfiguration.class,
    LotteryConfiguration.class,
    ControlConfiguration.class,
    ServiceConfiguration.class,
    FanConfiguration.class,
    TicketConfiguration.class,
    AdmissionGateConfiguration.class,
    CallConfiguration.class
})
public class QueueAutoConfiguration {}
