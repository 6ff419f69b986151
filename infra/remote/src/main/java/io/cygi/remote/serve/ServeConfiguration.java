package io.cygi.remote.serve;

import io.cygi.remote.call.Call;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.web.limit.LimitProperties;
import io.cygi.web.server.Connections;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Mounts the endpoint for the calls of other services, where this process answers any. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnServing
@EnableConfigurationProperties(ServeProperties.class)
public class ServeConfiguration {

    @Bean
    CallEndpoint callEndpoint(
            ServiceTokens tokens,
            ObjectProvider<ServedCall> calls,
            ServeProperties properties,
            ObjectProvider<LimitProperties> limits,
            ObjectProvider<Connections> connections) {
        limits.ifAvailable(limit ->
                properties.requireWithin("cygi.web.limits.connections-per-address", limit.connectionsPerAddress()));
        connections.ifAvailable(all -> properties.requireWithin("server.tomcat.max-connections", all.max()));
        return new CallEndpoint(tokens, calls.stream().toList(), properties.callsMax());
    }

    /** Registers the endpoint before the limits of callers and the security of users, which do not know services. */
    @Bean
    FilterRegistrationBean<CallEndpoint> callEndpointRegistration(CallEndpoint endpoint) {
        var registration = new FilterRegistrationBean<>(endpoint);
        registration.addUrlPatterns(Call.ENDPOINT + "/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
