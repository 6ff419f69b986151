package io.cygi.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** The query side as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class QuerySideApplication {

    /** Starts the query side. @param args Spring Boot's command line */
    public static void main(String[] args) {
        SpringApplication.run(QuerySideApplication.class, args);
    }
}
