package io.cygi.gateway;

import io.cygi.gateway.health.EdgeHealthConfiguration;
import io.cygi.service.start.ServiceApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Runs the edge in a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(EdgeHealthConfiguration.class)
public class GatewayMain {

    /** Starts the service. @param args Spring Boot's command line arguments */
    public static void main(String[] args) {
        ServiceApplication.run(GatewayMain.class, "api-gateway", args);
    }
}
