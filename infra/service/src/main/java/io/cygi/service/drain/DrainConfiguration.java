package io.cygi.service.drain;

import io.cygi.service.health.Readiness;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the end of a service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DrainProperties.class)
public class DrainConfiguration {

    @Bean
    Drain drain(Readiness readiness, DrainProperties properties, ApplicationContext context) {
        return new Drain(readiness, properties.drain(), context);
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> closingConnections(Readiness readiness) {
        return server -> server.addEngineValves(new ClosingValve(readiness));
    }
}
