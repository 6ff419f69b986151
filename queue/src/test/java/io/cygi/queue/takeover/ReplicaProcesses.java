package io.cygi.queue.takeover;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Waiting rooms in processes of their own, and an HTTP client for those that are alive. */
final class ReplicaProcesses implements AutoCloseable {

    /** The options of every replica and of the process with the events. */
    static final List<String> OPTIONS = List.of(
            "--spring.flyway.enabled=false",
            "--spring.datasource.hikari.auto-commit=false",
            "--spring.datasource.hikari.maximum-pool-size=5",
            "--spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
            "--spring.threads.virtual.enabled=true",
            "--spring.main.banner-mode=off",
            "--spring.autoconfigure.exclude=org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration,"
                    + "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration,"
                    + "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration",
            "--logging.level.root=warn",
            "--server.address=127.0.0.1",
            "--cygi.waiting-room.joins-per-minute=1000000",
            "--cygi.waiting-room.session-timeout=3s");

    private static final Duration READY_MAX = Duration.ofSeconds(120);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final Duration SERVED_MAX = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Replicas, which are added while fans ask the others. */
    private final List<Replica> replicas = new CopyOnWriteArrayList<>();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private record Replica(String node, int port, JavaProcess process) {}

    /** The answer of a replica. */
    record Answer(String node, int status, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    void start(String node, Path folder, Map<String, String> environment, List<String> options) {
        int port = JavaProcess.freePort();
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(
                "--server.port=" + port,
                "--cygi.messaging.node-id=" + node,
                "--cygi.data-dir=" + folder.resolve(node)));
        replicas.add(new Replica(
                node, port, JavaProcess.start(QueueProcess.class, folder.resolve(node + ".log"), environment, all)));
    }

    /** Waits until each replica answers a request for the path with the status. */
    void await(String path, String token, int status) {
        for (Replica replica : alive()) {
            Awaitility.await(replica.node + " to answer").atMost(READY_MAX).until(() -> answer(
                            replica, "GET", path, token)
                    .filter(answer -> answer.status == status)
                    .isPresent());
        }
    }

    /** Kills one replica as {@code kill -9} does. */
    void kill(String node) {
        replicas.stream().filter(replica -> replica.node.equals(node)).forEach(replica -> replica.process.kill());
    }

    List<String> nodes() {
        return alive().stream().map(Replica::node).toList();
    }

    private List<Replica> alive() {
        return replicas.stream().filter(replica -> replica.process.alive()).toList();
    }

    /** {@return the answer of the replica, or nothing if there is none} */
    Optional<Answer> ask(String node, String method, String path, String token) {
        return alive().stream()
                .filter(replica -> replica.node.equals(node))
                .findFirst()
                .flatMap(replica -> answer(replica, method, path, token));
    }

    /**
     * {@return the answer of any replica, other than a temporary refusal} If a replica dies meanwhile or has lost its
     * broker, another one is asked.
     */
    Answer any(String method, String path, String token) throws InterruptedException {
        long deadline = System.nanoTime() + SERVED_MAX.toNanos();
        Optional<Answer> answer = Optional.empty();
        while (System.nanoTime() < deadline) {
            List<Replica> alive = alive();
            answer = answer(alive.get(ThreadLocalRandom.current().nextInt(alive.size())), method, path, token)
                    .filter(given -> given.status != 503);
            if (answer.isPresent()) {
                return answer.get();
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new AssertionError(method + " " + path + " was not answered for " + SERVED_MAX);
    }

    private Optional<Answer> answer(Replica replica, String method, String path, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + replica.port + path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token)
                .timeout(ANSWER_MAX)
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return Optional.of(new Answer(replica.node, response.statusCode(), response.body()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        replicas.forEach(replica -> replica.process.close());
        http.close();
    }

    /** {@return the secrets for the environment} Everybody can read command lines. */
    static Map<String, String> secrets(Environment environment, String key) {
        Map<String, String> secrets = new HashMap<>(Map.of("CYGI_WAITING_ROOM_KEY", key));
        for (String name : List.of("url", "username", "password")) {
            String value = environment.getProperty("spring.datasource." + name);
            if (value != null) {
                secrets.put("SPRING_DATASOURCE_" + name.toUpperCase(Locale.ROOT), value);
            }
        }
        return secrets;
    }
}
