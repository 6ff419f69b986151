package io.cygi.gateway.room;

import io.cygi.contracts.port.AdmissionGate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** Configures the filter of the waiting room, if there are waiting rooms. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(AdmissionGate.class)
public class WaitingRoomConfiguration {

    @Bean
    FilterRegistrationBean<WaitingRoomFilter> waitingRoomFilter(
            AdmissionGate gate,
            JsonMapper json,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new WaitingRoomFilter(gate, json, problems));
        // The filter that bounds an account's requests comes between security and this one.
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 2);
        return registration;
    }
}
