package io.cygi.e2e;

import io.cygi.standalone.trained.TrainedJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A service in a process of its own, started from its executable jar. */
final class ServiceProcess implements AutoCloseable {

    /** The key of the service tokens of all services. */
    static final String KEY = "the-key-of-services-in-tests-0123456789";

    private static final Duration READY_MAX = Duration.ofMinutes(3);
    private static final Duration STOP_MAX = Duration.ofSeconds(60);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
    private static final String READY = "/actuator/health/readiness";

    private final String name;
    private final int port = FreePort.next();
    private final Path log;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;

    /** Starts a service. @param name the service @param folder for its output @param options its settings */
    ServiceProcess(String name, Path folder, List<String> options) {
        this.name = name;
        this.log = folder.resolve(name + ".log");
        String jar = Objects.requireNonNull(System.getProperty("cygi.exec.jar"), "run by mvn verify")
                .replace("NAME", name);
        List<String> command = new ArrayList<>(
                List.of(TrainedJar.java(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar));
        command.add("--server.port=" + port);
        command.addAll(options);
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    String name() {
        return name;
    }

    void awaitReady() {
        Await.until(name + " to be ready, see " + log, READY_MAX, () -> {
            if (!process.isAlive()) {
                throw new AssertionError(name + " ended with " + process.exitValue() + ", see " + log);
            }
            try {
                return ask("GET", READY).statusCode() == 200;
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** {@return the answer of the service about its readiness} */
    int readiness() throws IOException {
        return ask("GET", READY).statusCode();
    }

    /** {@return an answer of the service} @param headers names and values in turns @throws IOException if there is none */
    HttpResponse<String> ask(String method, String path, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ANSWER_MAX)
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("POST") ? "{}" : ""));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks the process to stop, as an operator does. */
    void terminate() {
        process.destroy();
    }

    /** {@return the exit code of the process, when it has ended} */
    int exitCode() {
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(name + " did not stop within " + STOP_MAX + ", see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    /** {@return the output of the process so far} */
    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a service token, as {@code io.cygi.remote.http.ServiceTokens} makes it} @param service the sender */
    static String token(String service) {
        String head = service + "." + Instant.now().plusSeconds(60).getEpochSecond();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update("cygi-service-1\n".getBytes(StandardCharsets.UTF_8));
            byte[] signature = mac.doFinal(head.getBytes(StandardCharsets.UTF_8));
            return head + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the option that names the address of this service for others} */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** {@return the headers of a request that the edge passes on for an account} */
    static String[] passedFor(Account account) {
        return Stream.of("Cygi-Edge", token("api-gateway"), "Authorization", "Bearer " + account.token())
                .toArray(String[]::new);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
