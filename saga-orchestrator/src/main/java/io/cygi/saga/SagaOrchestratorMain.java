package io.cygi.saga;

import io.cygi.service.start.ServiceApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Runs the saga orchestrator in a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SagaOrchestratorMain {

    /** Starts the service. @param args Spring Boot's command line arguments */
    public static void main(String[] args) {
        ServiceApplication.run(SagaOrchestratorMain.class, "saga-orchestrator", args);
    }
}
