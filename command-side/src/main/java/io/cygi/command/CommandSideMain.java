package io.cygi.command;

import io.cygi.service.start.ServiceApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Runs the command side in a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class CommandSideMain {

    /** Starts the service. @param args Spring Boot's command line arguments */
    public static void main(String[] args) {
        ServiceApplication.run(CommandSideMain.class, "command-side", args);
    }
}
