package io.cygi.queue.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.ConcertEvent.SalesOpened;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.messaging.TestDatabase;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.queue.takeover.ReplicaProcesses.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/**
 * Three waiting rooms in processes of their own, a broker in another and a database in a fifth. In the middle of a sale
 * the process that leads the room is killed, and then the broker; both come back.
 */
class TakeOverTest {

    private static final int FANS = Integer.getInteger("cygi.takeover.fans", 240);
    private static final int RATE = Math.max(20, FANS / 12);
    private static final int CAPACITY = RATE;
    private static final Duration SETTLED_MAX = Duration.ofSeconds(60);
    private static final Duration SALE_MAX = Duration.ofSeconds(180);
    private static final long LOOK_MILLIS = 800;
    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @TempDir
    @Nullable
    Path folder;

    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());
    private final FanTokenIssuer passports = new FanTokenIssuer();
    private final ReplicaProcesses replicas = new ReplicaProcesses();
    private final List<String> options = new ArrayList<>(ReplicaProcesses.OPTIONS);
    private final int brokerPort = JavaProcess.freePort();
    private final String servers = "127.0.0.1:" + brokerPort;
    private @Nullable JavaProcess broker;
    private @Nullable ConfigurableApplicationContext database;

    /** The outcome of one fan. */
    private record Fate(Set<String> tickets, int offset, boolean admitted) {}

    @BeforeEach
    void startAll() throws IOException {
        broker = startBroker();
        database = new SpringApplicationBuilder(QueueProcess.class)
                .web(WebApplicationType.NONE)
                .initializers(new TestDatabase())
                .run(ReplicaProcesses.OPTIONS.toArray(String[]::new));
        Path key = passports.publish(folder().resolve("public.pem"));
        options.add("--spring.kafka.bootstrap-servers=" + servers);
        options.add("--spring.security.oauth2.resourceserver.jwt.public-key-location=file:" + key);
        List.of("one", "two", "three").forEach(this::startReplica);
    }

    private void startReplica(String node) {
        Environment settings = Objects.requireNonNull(database).getEnvironment();
        replicas.start(node, folder(), ReplicaProcesses.secrets(settings, KEY), options);
    }

    @AfterEach
    void stopAll() {
        replicas.close();
        Objects.requireNonNull(database).close();
        broker().close();
    }

    private Path folder() {
        return Objects.requireNonNull(folder);
    }

    private JavaProcess broker() {
        return Objects.requireNonNull(broker);
    }

    private JavaProcess startBroker() {
        return JavaProcess.start(
                BrokerProcess.class,
                folder().resolve("broker.log"),
                Map.of(),
                List.of(folder().resolve("broker").toString(), Integer.toString(brokerPort)));
    }

    @Test
    void noPlaceIsLostRepeatedOrOvertakenAfterKillsOfTheControllerAndTheBroker() throws Exception {
        openRoom();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Fate>> sale = new ArrayList<>();
            for (int i = 0; i < FANS; i++) {
                int fan = i;
                sale.add(threads.submit(() -> buy("fan-" + fan, fan)));
            }
            String first = awaitAdmissions(FANS / 6);
            replicas.kill(first);
            Awaitility.await("another controller").atMost(SETTLED_MAX).until(() -> !controller()
                    .equals(first));
            startReplica(first);
            awaitAdmissions(FANS / 3);
            broker().kill();
            Thread.sleep(1_500);
            broker = startBroker();
            awaitAdmissions(FANS / 2);
            List<Fate> fates = new ArrayList<>();
            for (Future<Fate> fate : sale) {
                fates.add(settled(fate));
            }
            expectFair(fates, first);
        }
    }

    private void openRoom() {
        String token = passports.of("admin-1");
        replicas.await("/api/v1/admin/waiting-rooms", token, 200);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        ConcertDetails details = new ConcertDetails(
                "A concert",
                "As played before",
                "Olympic Hall",
                now.plus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(2)),
                now.minusSeconds(60),
                now.plus(Duration.ofDays(1)),
                4,
                300,
                RefundPolicy.STANDARD,
                new WaitingRoomSettings(true, RATE, CAPACITY, 300, 1, 0, 0),
                List.of(new Section("A", Money.krw(1_000), 10, 10)));
        EventStore events = Objects.requireNonNull(database).getBean(EventStore.class);
        publish(events, 0, new ConcertScheduled(concert, new AccountId("organizer-1"), details, now));
        publish(events, 1, new SalesOpened(concert, now));
        replicas.await("/api/v1/admin/waiting-rooms/" + concert, token, 200);
    }

    private void publish(EventStore events, long sequence, Object event) {
        events.publish(new GenericDomainEventMessage<>("Concert", concert.value(), sequence, event));
    }

    /**
     * Joins, asks another process for the ticket again and follows it until it is answered. One fan in eight leaves
     * the line; an admitted fan stays for a moment.
     */
    private Fate buy(String fan, int number) throws InterruptedException {
        String token = passports.of(fan);
        String join = "/api/v1/concerts/" + concert + "/waiting-room/tickets";
        Thread.sleep(number * 10_000L / FANS);
        Answer joined = replicas.any("POST", join, token);
        assertThat(joined.status()).as(joined.body()).isEqualTo(201);
        Set<String> tickets = new HashSet<>(Set.of(joined.json().path("ticket").asString()));
        tickets.add(replicas.any("POST", join, token).json().path("ticket").asString());
        String path =
                "/api/v1/waiting-room/tickets/" + joined.json().path("ticket").asString();
        Answer seen = replicas.any("GET", path, token);
        long deadline = System.nanoTime() + SALE_MAX.toNanos();
        while (!leaves(number) && seen.json().path("status").asString().equals("WAITING")) {
            assertThat(System.nanoTime())
                    .as("time for " + fan + " to be let in")
                    .isLessThan(deadline);
            Thread.sleep(LOOK_MILLIS);
            seen = replicas.any("GET", path, token);
        }
        boolean admitted = seen.json().path("status").asString().equals("ADMITTED");
        if (admitted) {
            expectSamePass(path, token, seen);
        }
        assertThat(replicas.any("DELETE", path, token).status()).isEqualTo(204);
        return new Fate(tickets, seen.json().path("offset").asInt(), admitted);
    }

    /** Expects the same pass from the other replicas, which have read the log by now or will in a moment. */
    private void expectSamePass(String path, String token, Answer admitted) throws InterruptedException {
        Answer elsewhere = replicas.any("GET", path, token);
        long deadline = System.nanoTime() + SETTLED_MAX.toNanos();
        while (System.nanoTime() < deadline
                && elsewhere.json().path("status").asString().equals("WAITING")) {
            Thread.sleep(LOOK_MILLIS);
            elsewhere = replicas.any("GET", path, token);
        }
        assertThat(elsewhere.json().path("pass")).isEqualTo(admitted.json().path("pass"));
    }

    private static Fate settled(Future<Fate> fate) throws InterruptedException {
        try {
            return fate.get(SALE_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("a fan has got nowhere", e);
        }
    }

    /** {@return the node of the leader, once the line has been called up to an offset} */
    private String awaitAdmissions(int called) {
        Awaitility.await(called + " to be called")
                .atMost(SETTLED_MAX)
                .until(() -> figures().path("committedOffsets").path(0).asInt() >= called);
        return controller();
    }

    private String controller() {
        return figures().path("controller").asString();
    }

    private JsonNode figures() {
        try {
            return replicas.any("GET", "/api/v1/admin/waiting-rooms/" + concert, passports.of("admin-1"))
                    .json()
                    .path("figures");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void expectFair(List<Fate> fates, String killed) {
        assertThat(fates).allMatch(fate -> fate.tickets().size() == 1, "has one ticket, whoever was asked");
        assertThat(fates).extracting(Fate::offset).doesNotHaveDuplicates();
        Set<Integer> letIn = new TreeSet<>();
        Set<Integer> leavers = new TreeSet<>();
        for (int i = 0; i < FANS; i++) {
            Fate fate = fates.get(i);
            assertThat(fate.admitted() || leaves(i)).as("fan %d is let in", i).isTrue();
            (fate.admitted() ? letIn : leavers).add(fate.offset());
        }
        AdmissionLogReader log = AdmissionLogReader.read(servers, "waiting-room." + concert + ".log");
        log.expectNeverFaster(RATE);
        log.expectNeverMoreInside(CAPACITY);
        log.expectEachOnceAndNobodyOvertaken();
        assertThat(log.places()).containsAll(letIn);
        // A fan who leaves may have been admitted at that very moment.
        Set<Integer> others = new TreeSet<>(log.places());
        others.removeAll(letIn);
        assertThat(leavers).containsAll(others);
        assertThat(log.admitting()).contains(killed).hasSizeGreaterThan(1);
        Awaitility.await("all processes to know the same")
                .atMost(SETTLED_MAX)
                .untilAsserted(() -> expectSame(log.controllers().getLast()));
    }

    private void expectSame(String controller) {
        Set<JsonNode> called = new HashSet<>();
        for (String node : replicas.nodes()) {
            JsonNode own = replicas.ask(node, "GET", "/api/v1/admin/waiting-rooms/" + concert, passports.of("admin-1"))
                    // A busy process may answer late, and is asked again.
                    .orElseThrow(() -> new AssertionError(node + " does not answer"))
                    .json()
                    .path("figures");
            assertThat(own.path("waiting").asInt() + own.path("inside").asInt()).isZero();
            called.add(own.path("committedOffsets"));
            assertThat(own.path("controller").asString()).isEqualTo(controller);
        }
        assertThat(called).hasSize(1);
    }

    /** {@return whether a fan leaves before the turn: one in eight does} */
    private static boolean leaves(int fan) {
        return fan % 8 == 3;
    }
}
