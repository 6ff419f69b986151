package io.cygi.eventtopic.publish;

import io.cygi.eventtopic.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A publisher in a process of its own, which a test kills. */
final class PublisherProcess implements AutoCloseable {

    private final Process process;

    private PublisherProcess(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Runs the publisher until its standard input ends. @param args the settings */
    public static void main(String[] args) throws IOException {
        try (ConfigurableApplicationContext running = new SpringApplicationBuilder(Stage.Application.class)
                .properties(new HashMap<>(Stage.SETTINGS))
                .web(WebApplicationType.NONE)
                .run(args)) {
            while (running.isActive() && System.in.read() >= 0) {
                // The input has no content.
            }
        }
    }

    /** {@return a new process} @param environment its settings @param output the file of its log */
    static PublisherProcess start(Map<String, String> environment, Path output) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PublisherProcess.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        return new PublisherProcess(builder.start());
    }

    /** Ends the process as {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
