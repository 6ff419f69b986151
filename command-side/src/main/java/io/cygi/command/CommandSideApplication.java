package io.cygi.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The command side as a process of its own. */
@SpringBootApplication
public class CommandSideApplication {

    /** Starts the service. @param args Spring Boot's command line */
    public static void main(String[] args) {
        SpringApplication.run(CommandSideApplication.class, args);
    }
}
