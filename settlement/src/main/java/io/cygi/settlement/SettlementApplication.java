package io.cygi.settlement;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Settlement as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SettlementApplication {

    /** Starts settlement. @param args Spring Boot's command line */
    public static void main(String[] args) {
        SpringApplication.run(SettlementApplication.class, args);
    }
}
