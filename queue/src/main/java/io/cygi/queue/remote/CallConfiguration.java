package io.cygi.queue.remote;

import io.cygi.contracts.port.IdempotencyLookup;
import io.cygi.remote.ConditionalOnService;
import io.cygi.remote.RequiredPorts;
import io.cygi.remote.call.ServiceCalls;
import io.cygi.remote.port.AdmissionDesk;
import io.cygi.remote.port.HttpAdmissionGate;
import io.cygi.remote.port.HttpIdempotencyLookup;
import io.cygi.remote.serve.ConditionalOnServing;
import io.cygi.remote.serve.ServedCall;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Wires the calls between the waiting rooms and other services, where properties say so. */
@Configuration(proxyBeanMethods = false)
public class CallConfiguration {

    @Bean
    @ConditionalOnProperty(RequiredPorts.SERVICE)
    static RequiredPorts queuePorts() {
        return new RequiredPorts().and(IdempotencyLookup.class, "command-side");
    }

    @Bean
    @ConditionalOnServing
    ServedCall admissionCall(AdmissionDesk desk, JsonMapper json) {
        return HttpAdmissionGate.served(desk, json);
    }

    @Bean
    @ConditionalOnServing
    ServedCall admissionEndCall(AdmissionDesk desk) {
        return HttpAdmissionGate.servedEnd(desk);
    }

    @Bean
    @ConditionalOnService("command-side")
    IdempotencyLookup idempotencyLookup(ServiceCalls calls) {
        return new HttpIdempotencyLookup(calls);
    }
}
