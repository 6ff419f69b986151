package io.cygi.query;

import io.cygi.service.start.ServiceApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Runs the query side in a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class QuerySideMain {

    /** Starts the service. @param args Spring Boot's command line arguments */
    public static void main(String[] args) {
        ServiceApplication.run(QuerySideMain.class, "query-side", args);
    }
}
