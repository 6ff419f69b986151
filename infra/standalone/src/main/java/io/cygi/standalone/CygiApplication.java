package io.cygi.standalone;

import io.cygi.service.start.HeapSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs the whole platform in one process. */
@SpringBootApplication(proxyBeanMethods = false)
public class CygiApplication {

    /** Starts the platform. @param args Spring Boot's command line arguments */
    public static void main(String[] args) {
        HeapSettings.apply();
        application().run(args);
    }

    /** {@return the platform's application, ready to run} */
    static SpringApplication application() {
        // Axon would otherwise ask its vendor's server for updates and send it data about this installation.
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication application = new SpringApplication(CygiApplication.class);
        application.addInitializers(new StandaloneInitializer());
        return application;
    }
}
