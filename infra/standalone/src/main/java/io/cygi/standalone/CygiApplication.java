package io.cygi.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The whole platform in one process. */
@SpringBootApplication(proxyBeanMethods = false)
public class CygiApplication {

    /** Starts the platform. @param args Spring Boot's command line */
    public static void main(String[] args) {
        HeapSettings.apply();
        application().run(args);
    }

    /** {@return the platform, ready to be run} */
    static SpringApplication application() {
        // Axon would ask its maker's server for updates and tell it about this installation.
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication application = new SpringApplication(CygiApplication.class);
        application.addInitializers(new StandaloneInitializer());
        return application;
    }
}
