package io.cygi.web.server;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

/** Configures Tomcat where Spring Boot's properties do not reach. */
@AutoConfiguration
@ConditionalOnWebApplication
public class ServerAutoConfiguration {

    /** Without trusted proxies nothing reads the headers that a proxy would write. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> clientAddresses(TrustedProxies proxies) {
        return factory -> {
            if (!proxies.none()) {
                factory.addEngineValves(new ClientAddressValve(proxies));
            }
        };
    }

    /** Runs last: the valve that is added last answers first. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemReports(JsonMapper json) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReportValve(json)));
    }
}
