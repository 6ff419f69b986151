package io.cygi.gateway;

import io.cygi.service.start.ServiceApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Runs the edge in a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class GatewayMain {

    /** Starts the service. @param args Spring Boot's command line arguments */
    public static void main(String[] args) {
        ServiceApplication.run(GatewayMain.class, "api-gateway", args);
    }
}
