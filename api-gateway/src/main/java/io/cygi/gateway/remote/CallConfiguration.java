package io.cygi.gateway.remote;

import io.cygi.contracts.port.AdmissionGate;
import io.cygi.contracts.port.ErasureObstacle;
import io.cygi.contracts.port.PersonalData;
import io.cygi.messaging.processing.ReadSide;
import io.cygi.remote.ConditionalOnService;
import io.cygi.remote.RequiredPorts;
import io.cygi.remote.call.ServiceCalls;
import io.cygi.remote.port.HttpAdmissionGate;
import io.cygi.remote.port.HttpErasureObstacle;
import io.cygi.remote.port.HttpPersonalData;
import io.cygi.remote.port.HttpReadSide;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the calls to other services, where properties name them. */
@Configuration(proxyBeanMethods = false)
public class CallConfiguration {

    @Bean
    @ConditionalOnProperty(RequiredPorts.SERVICE)
    static RequiredPorts gatewayPorts() {
        return new RequiredPorts()
                .and(AdmissionGate.class, "queue")
                .and(ErasureObstacle.class, "query-side")
                .and(ReadSide.class, "query-side");
    }

    @Bean
    @ConditionalOnService("queue")
    AdmissionGate admissionGate(ServiceCalls calls) {
        return new HttpAdmissionGate(calls);
    }

    /** Wires the calls to the query side. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnService("query-side")
    static class QuerySide {

        @Bean
        ErasureObstacle querySideObstacle(ServiceCalls calls) {
            return new HttpErasureObstacle(calls);
        }

        @Bean
        ReadSide readSide(ServiceCalls calls) {
            return new HttpReadSide(calls);
        }

        @Bean
        PersonalData reservationRecords(ServiceCalls calls) {
            return new HttpPersonalData(calls, "reservations");
        }

        @Bean
        PersonalData topUpRecords(ServiceCalls calls) {
            return new HttpPersonalData(calls, "topUps");
        }

        @Bean
        PersonalData walletTransactionRecords(ServiceCalls calls) {
            return new HttpPersonalData(calls, "walletTransactions");
        }
    }
}
