package io.cygi.remote;

import io.cygi.remote.call.ServiceCalls;
import io.cygi.remote.command.RemoteCommandProperties;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.remote.serve.ServeConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/**
 * Configures the calls between services. By default it creates nothing: the sender exists where a property names another
 * service, and the endpoint where {@code cygi.services.serve} is true.
 */
@AutoConfiguration(after = RemoteAutoConfiguration.class)
@Import(ServeConfiguration.class)
public class CallAutoConfiguration {

    /** Wires the sender. The beans are lazy, because a process may name services for other reasons than calls. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnService({"command-side", "query-side", "queue"})
    static class Sender {

        @Bean
        @Lazy
        @ConditionalOnMissingBean
        InternalHttp internalHttp(ServiceTokens tokens, RemoteCommandProperties properties) {
            return new InternalHttp(tokens, properties.connectTimeout());
        }

        @Bean
        @Lazy
        ServiceReplicas serviceReplicas(ServiceProperties services, InternalHttp http, Clock clock) {
            return new ServiceReplicas(services, http, clock);
        }

        @Bean
        @Lazy
        ServiceCalls serviceCalls(ServiceReplicas replicas, InternalHttp http) {
            return new ServiceCalls(replicas::of, http);
        }
    }
}
