package io.cygi.web.server;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

/** Configures the parts of Tomcat that Spring Boot's properties do not cover. */
@AutoConfiguration
@ConditionalOnWebApplication
public class ServerAutoConfiguration {

    /** Reads the headers of trusted proxies. Without trusted proxies nothing reads them. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> clientAddresses(TrustedProxies proxies) {
        return factory -> {
            if (!proxies.none()) {
                factory.addEngineValves(new ClientAddressValve(proxies));
            }
        };
    }

    /** Adds the valve that writes problem reports. It runs last, because the valve that is added last answers first. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemReports(JsonMapper json) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReportValve(json)));
    }
}
