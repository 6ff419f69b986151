package io.cygi.queue;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** The waiting room as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class QueueApplication {

    /** Starts the waiting room. @param args Spring Boot's command line */
    public static void main(String[] args) {
        SpringApplication.run(QueueApplication.class, args);
    }
}
