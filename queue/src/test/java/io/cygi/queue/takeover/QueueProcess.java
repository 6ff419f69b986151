package io.cygi.queue.takeover;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** The waiting room alone in a process, with the events and the broker of others. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class QueueProcess {

    /** Starts the process. @param args Spring Boot's command line */
    public static void main(String[] args) {
        SpringApplication.run(QueueProcess.class, args);
    }
}
