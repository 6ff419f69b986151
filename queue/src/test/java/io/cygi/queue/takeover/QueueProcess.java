package io.cygi.queue.takeover;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** The waiting room alone in a process. The events and the broker belong to other processes. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class QueueProcess {

    /**
     * Starts the process.
     *
     * @param args Spring Boot's command line
     */
    public static void main(String[] args) {
        SpringApplication.run(QueueProcess.class, args);
    }
}
