package io.cygi.saga;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The saga orchestrator as a process of its own. */
@SpringBootApplication
public class SagaOrchestratorApplication {

    /** Starts the service. @param args Spring Boot's command line */
    public static void main(String[] args) {
        SpringApplication.run(SagaOrchestratorApplication.class, args);
    }
}
