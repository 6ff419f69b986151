package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Each service in a process of its own, from its executable jar, on the schema and the broker of a running platform. They are
 * started once for all tests, and the last test ends them.
 */
@OwnPlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainsIT {

    private static final String CONCERT = "11111111-2222-4333-8444-555555555555";
    private static final Duration CHANGE_MAX = Duration.ofSeconds(30);

    /** Pause of the sender of each service between two requests. Six of them send some 200 requests a second. */
    private static final Duration PAUSE = Duration.ofMillis(30);

    private static final int REQUESTS_BEFORE = 20;

    /** Less than the drain. */
    private static final Duration REFUSED_MAX = Duration.ofSeconds(5);

    private final Platform platform = Platform.inNewFolder("mains");
    private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
    private final List<String> common = new ArrayList<>();
    private CutProxy database;
    private Map<String, Question> questions = Map.of();

    /** A request that a service answers by its own work, and the status of the answer. */
    private record Question(String path, Account account, int status) {}

    @BeforeAll
    void start() {
        assumeFalse(Platform.onMySql(), "the services share an embedded database");
        platform.start();
        EmbeddedServer server = EmbeddedServer.in(platform.data());
        database = new CutProxy(Integer.parseInt(server.port()));
        common.addAll(platform.shared());
        common.addAll(new EmbeddedServer(Integer.toString(database.port()), server.password()).options());
        common.addAll(List.of(
                "--cygi.services.key=" + ServiceProcess.KEY,
                "--cygi.public-url=" + platform.issuer(),
                "--spring.profiles.active=demo",
                "--cygi.web.trusted-proxies=127.0.0.1",
                "--cygi.tokens.jwks-uri=" + platform.address() + "/oauth2/jwks"));
        // Each service starts while those that it calls are away, apart from the command side.
        String away = "http://127.0.0.1:1";
        ServiceProcess commandSide =
                start("command-side", "--cygi.events.publish=false", "--cygi.services.query-side=" + away);
        String commands = "--cygi.services.command-side=" + commandSide.address();
        String store = "--cygi.events.source=store";
        start("query-side", commands, store);
        start("saga-orchestrator", commands, store);
        start("queue", commands, store);
        start("settlement", commands, store, "--cygi.settlement.cron=-");
        start(
                "api-gateway",
                services.values().stream()
                        .map(service -> "--cygi.services." + service.name() + "=" + service.address())
                        .toArray(String[]::new));
        services.values().forEach(ServiceProcess::awaitReady);
        Account fan = platform.api().account("fan-1");
        Account admin = platform.api().account("admin");
        questions = Map.of(
                "command-side",
                        new Question("/api/v1/reservations/" + CONCERT + "." + CONCERT + "/cancellation", fan, 404),
                "query-side", new Question("/api/v1/me/wallet/top-ups", fan, 200),
                "saga-orchestrator", new Question("/api/v1/admin/top-ups/differences?date=2026-01-01", admin, 200),
                "queue", new Question("/api/v1/admin/waiting-rooms", admin, 200),
                "settlement", new Question("/api/v1/admin/settlements/findings", admin, 200));
    }

    private ServiceProcess start(String name, String... own) {
        List<String> options = new ArrayList<>(common);
        options.addAll(List.of(own));
        ServiceProcess service = new ServiceProcess(name, platform.folder(), options);
        services.put(name, service);
        return service;
    }

    @AfterAll
    void stop() {
        services.values().forEach(ServiceProcess::close);
        if (database != null) {
            database.close();
        }
        platform.close();
    }

    @Test
    @Order(1)
    void answersTheEdgeAndNobodyElse() throws IOException {
        for (Map.Entry<String, Question> asked : questions.entrySet()) {
            ServiceProcess service = services.get(asked.getKey());
            Question question = asked.getValue();
            HttpResponse<String> stranger =
                    service.ask("GET", question.path, "Authorization", "Bearer " + question.account.token());
            assertThat(stranger.statusCode()).as(asked.getKey()).isEqualTo(401);
            assertThat(stranger.headers().firstValue("WWW-Authenticate")).hasValue("Cygi-Edge");
            assertThat(answered(service, question)).as(asked.getKey()).isEqualTo(question.status);
            assertThat(ready(service)).as(asked.getKey()).isEqualTo(204);
            assertThat(service.ask("GET", "/internal/v1/ready").statusCode()).isEqualTo(401);
        }
    }

    private static int answered(ServiceProcess service, Question question) throws IOException {
        return service.ask("GET", question.path, ServiceProcess.passedFor(question.account))
                .statusCode();
    }

    private static int ready(ServiceProcess service) throws IOException {
        return service.ask("GET", "/internal/v1/ready", "Authorization", "Bearer " + ServiceProcess.token("queue"))
                .statusCode();
    }

    @Test
    @Order(2)
    void isTheEdgeWithoutInternalEndpoints() throws IOException {
        ServiceProcess edge = services.get("api-gateway");
        assertThat(edge.ask("GET", "/oauth2/jwks").statusCode()).isEqualTo(200);
        assertThat(ready(edge)).isIn(401, 404);
    }

    @Test
    @Order(3)
    void booksThroughTheRoutesOfTheEdge() {
        Account fan = platform.api().account("fan-1");
        Account routed =
                new Account(new Api(URI.create(services.get("api-gateway").address())), "fan-1", fan.token());
        Concert concert = Concert.onSale(platform.api(), 1_000, 1, 2);

        String reservation = routed.booked(concert, Booking.paid("A-1-1"));

        routed.get("/api/v1/reservations/" + reservation).expect(200);
        routed.book(concert, Booking.paid("A-1-1")).expect(409);
    }

    @Test
    @Order(4)
    void doesNotStartOnAStoreOfItsOwn() {
        EmbeddedServer server = EmbeddedServer.in(platform.data());
        List<String> options = new ArrayList<>(common);
        options.addAll(List.of(
                "--cygi.events.source=store",
                "--cygi.services.command-side=" + services.get("command-side").address(),
                "--spring.datasource.url=jdbc:mysql://127.0.0.1:" + server.port()
                        + "/information_schema?sslMode=DISABLED"));
        options.removeIf(option -> option.startsWith("--spring.datasource.url") && !option.contains("/information"));
        try (ServiceProcess lost = new ServiceProcess("queue", platform.data(), options)) {
            assertThat(lost.exitCode()).isEqualTo(1);
            assertThat(lost.output())
                    .contains("this schema has no table concert_catalogue", "cygi.events.source=topic");
        }
    }

    @Test
    @Order(5)
    void isNotReadyWhileItsDatabaseIsAway() throws IOException {
        database.cut();
        for (ServiceProcess service : services.values()) {
            Await.until(service.name() + " to be not ready", CHANGE_MAX, () -> service.readiness() == 503);
            assertThat(service.ask("GET", "/actuator/health/liveness").statusCode())
                    .as(service.name())
                    .isEqualTo(200);
        }
        assertThat(ready(services.get("query-side"))).isEqualTo(503);
        database.mend();
        for (ServiceProcess service : services.values()) {
            Await.until(service.name() + " to be ready again", CHANGE_MAX, () -> service.readiness() == 200);
        }
    }

    @Test
    @Order(6)
    void losesNoRequestWhenItIsAskedToStop() {
        List<Sender> senders = services.values().stream().map(Sender::new).toList();
        senders.forEach(sender -> sender.thread.start());
        senders.forEach(sender -> Await.until(
                sender.service.name() + " to answer",
                CHANGE_MAX,
                () -> sender.answers.get() >= REQUESTS_BEFORE || !sender.thread.isAlive()));

        services.values().forEach(ServiceProcess::terminate);

        for (Sender sender : senders) {
            sender.end();
            assertThat(sender.faults).as(sender.service.name()).isEmpty();
            assertThat(sender.last).as("%s: readiness", sender.service.name()).isEqualTo(503);
            assertThat(sender.afterTheEnd).as(sender.service.name()).isEqualTo(sender.expectedAfterTheEnd());
        }
        for (ServiceProcess service : services.values()) {
            // The exit code of a virtual machine that ends by SIGTERM.
            assertThat(service.exitCode()).as(service.name()).isEqualTo(143);
        }
    }

    /** Sends requests on kept connections for as long as the service says that it is ready. */
    private final class Sender {

        private final ServiceProcess service;
        private final Thread thread = Thread.ofPlatform().unstarted(this::send);
        private final AtomicInteger answers = new AtomicInteger();
        private final List<String> faults = new ArrayList<>();
        private int last = 200;
        private List<String> afterTheEnd = List.of();

        Sender(ServiceProcess service) {
            this.service = service;
        }

        private void send() {
            try {
                while (last == 200) {
                    sendOne();
                    LockSupport.parkNanos(PAUSE.toNanos());
                    last = service.readiness();
                }
                afterTheEnd = whileDraining();
            } catch (IOException | RuntimeException | Error e) {
                faults.add(e.toString());
            }
        }

        private void sendOne() throws IOException {
            Question question = questions.get(service.name());
            int status =
                    question == null ? service.ask("GET", "/oauth2/jwks").statusCode() : answered(service, question);
            if (status != (question == null ? 200 : question.status)) {
                faults.add("status " + status);
            }
            answers.incrementAndGet();
        }

        /**
         * {@return how the service answers others while it ends} It is not ready a moment before it refuses commands; what it
         * takes in that moment it carries out.
         */
        private List<String> whileDraining() {
            return Await.value(
                    service.name() + " to refuse",
                    REFUSED_MAX,
                    this::answersToOthers,
                    found -> found.equals(expectedAfterTheEnd()));
        }

        private List<String> answersToOthers() throws IOException {
            List<String> found = new ArrayList<>();
            HttpResponse<String> kept = service.ask("GET", "/actuator/health/liveness");
            found.add("connection " + kept.headers().firstValue("Connection").orElse("kept"));
            if (service.name().equals("command-side")) {
                HttpResponse<String> refused = service.ask(
                        "POST",
                        "/internal/v1/commands",
                        "Authorization",
                        "Bearer " + ServiceProcess.token("settlement"),
                        "Cygi-Deadline",
                        "1000");
                found.add(
                        refused.statusCode() + (refused.body().contains("\"executed\":\"NO\"") ? " executed NO" : ""));
            }
            return found;
        }

        List<String> expectedAfterTheEnd() {
            return service.name().equals("command-side")
                    ? List.of("connection close", "503 executed NO")
                    : List.of("connection close");
        }

        void end() {
            try {
                thread.join(CHANGE_MAX);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            assertThat(thread.isAlive()).as(service.name()).isFalse();
        }
    }
}
