package io.cygi.command.remote;

import io.cygi.contracts.port.IdempotencyLookup;
import io.cygi.contracts.port.ReservationOutcomes;
import io.cygi.contracts.port.TopUpOutcomes;
import io.cygi.remote.ConditionalOnService;
import io.cygi.remote.RequiredPorts;
import io.cygi.remote.call.ServiceCalls;
import io.cygi.remote.port.HttpIdempotencyLookup;
import io.cygi.remote.port.HttpReservationOutcomes;
import io.cygi.remote.port.HttpTopUpOutcomes;
import io.cygi.remote.serve.ConditionalOnServing;
import io.cygi.remote.serve.ServedCall;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the calls between the command side and other services, where properties say so. */
@Configuration(proxyBeanMethods = false)
public class CallConfiguration {

    @Bean
    @ConditionalOnProperty(RequiredPorts.SERVICE)
    static RequiredPorts commandSidePorts() {
        return new RequiredPorts().and(ReservationOutcomes.class, "query-side").and(TopUpOutcomes.class, "query-side");
    }

    @Bean
    @ConditionalOnServing
    ServedCall idempotencyCall(IdempotencyLookup answers) {
        return HttpIdempotencyLookup.served(answers);
    }

    @Bean
    @ConditionalOnService("query-side")
    ReservationOutcomes reservationOutcomes(ServiceCalls calls) {
        return new HttpReservationOutcomes(calls);
    }

    @Bean
    @ConditionalOnService("query-side")
    TopUpOutcomes topUpOutcomes(ServiceCalls calls) {
        return new HttpTopUpOutcomes(calls);
    }
}
