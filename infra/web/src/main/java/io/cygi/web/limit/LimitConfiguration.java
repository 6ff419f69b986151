package io.cygi.web.limit;

import io.cygi.web.server.Connections;
import io.cygi.web.server.TrustedProxies;
import io.cygi.web.stream.StreamWatch;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Wires the limits themselves, which services use with and without a web server. */
@AutoConfiguration
@EnableConfigurationProperties({LimitProperties.class, ProxyProperties.class})
public class LimitConfiguration {

    @Bean
    TrustedProxies trustedProxies(ProxyProperties properties) {
        return new TrustedProxies(properties.trustedProxies());
    }

    @Bean
    Connections connections(
            LimitProperties properties,
            TrustedProxies proxies,
            @Value("${server.tomcat.max-connections:8192}") int connectionsMax) {
        return new Connections(connectionsMax, properties.connectionsPerAddress(), proxies);
    }

    @Bean
    RequestLimit requestLimit(LimitProperties properties) {
        return new RequestLimit(properties.requestsPerAddress(), properties.requestsPerAccount());
    }

    @Bean
    Limits limits(LimitProperties properties, Connections connections, RequestLimit requests) {
        return new Limits(properties, connections, requests);
    }

    @Bean
    Waits waits(Limits limits) {
        return new Waits(limits.waits());
    }

    @Bean
    StreamWatch streamWatch(LimitProperties properties) {
        return new StreamWatch(properties.streamTime());
    }
}
