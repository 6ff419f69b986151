package io.cygi.command.remote;

import io.cygi.messaging.Commands;
import io.cygi.messaging.store.history.JdbcStoredEvents;
import io.cygi.remote.command.CommandFormat;
import io.cygi.remote.command.RemoteCommandProperties;
import io.cygi.remote.event.EventQuery;
import io.cygi.remote.http.ServiceTokens;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Mounts the endpoints if {@code cygi.commands.serve} is true. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "cygi.commands.serve", havingValue = "true")
@EnableConfigurationProperties(CommandEndpointProperties.class)
public class CommandEndpointConfiguration {

    @Bean
    CommandEndpoint commandEndpoint(
            Commands commands, CommandFormat format, ServiceTokens tokens, CommandEndpointProperties properties) {
        UnderWay underWay = new UnderWay(
                properties.underWayMax(),
                Math.toIntExact(properties.underWayBytesMax().toBytes()));
        return new CommandEndpoint(commands, format, tokens, underWay);
    }

    /** Registers the endpoint before the limits of callers and the security of users, which do not know services. */
    @Bean
    FilterRegistrationBean<CommandEndpoint> commandEndpointRegistration(CommandEndpoint endpoint) {
        var registration = new FilterRegistrationBean<>(endpoint);
        registration.addUrlPatterns(RemoteCommandProperties.PATH);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    EventEndpoint eventEndpoint(
            JdbcStoredEvents events, CommandFormat format, ServiceTokens tokens, CommandEndpointProperties properties) {
        UnderWay underWay = new UnderWay(
                properties.readsMax(),
                Math.toIntExact(properties.readsBytesMax().toBytes()));
        return new EventEndpoint(
                events,
                format,
                tokens,
                underWay,
                Math.toIntExact(properties.readBytesMax().toBytes()));
    }

    @Bean
    FilterRegistrationBean<EventEndpoint> eventEndpointRegistration(EventEndpoint endpoint) {
        var registration = new FilterRegistrationBean<>(endpoint);
        registration.addUrlPatterns(EventQuery.PATH);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
