package io.cygi.queue.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.broker.EmbeddedBroker;
import io.cygi.contracts.port.AdmissionGate.Admitted;
import io.cygi.contracts.port.AdmissionGate.Attempt;
import io.cygi.contracts.port.AdmissionGate.Decision;
import io.cygi.contracts.port.AdmissionGate.MustWait;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.remote.call.Call;
import io.cygi.remote.http.GivenUpException;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.port.AdmissionDesk;
import io.cygi.remote.port.HttpAdmissionGate;
import io.cygi.web.server.PeerConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Uses of passes whose end is told late, twice, to another replica, or to nobody. */
@Timeout(240)
class RemoteUsesTest {

    /** Shorter than the time after which a pass counts as abandoned. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static @Nullable Path folder;

    private static @Nullable EmbeddedBroker broker;

    private final SaleStage stage = new SaleStage();

    @BeforeAll
    static void start() {
        broker = new EmbeddedBroker(Objects.requireNonNull(folder).resolve("broker"));
        broker.start();
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(broker).close();
    }

    private static String servers() {
        return Objects.requireNonNull(broker).getBootstrapServers().getFirst();
    }

    private static ServedReplica served(String node) {
        return new ServedReplica(servers(), node);
    }

    private static HttpAdmissionGate gate(ServedReplica... replicas) {
        return ServedReplica.gate("api-gateway", replicas);
    }

    /** Waits until a replica has read all records before this one, which says nothing new. */
    private void awaitRecords(ServedReplica replica) {
        replica.replica().log(stage.concert(), new SaleOpened());
    }

    /** A desk of a test around that of the process. */
    private abstract static class Around implements AdmissionDesk {

        private final AdmissionDesk desk;

        Around(AdmissionDesk desk) {
            this.desk = desk;
        }

        @Override
        public Decision decide(Attempt attempt) {
            return desk.decide(attempt);
        }

        @Override
        public Duration openFor(ConcertId concertId) {
            return desk.openFor(concertId);
        }

        @Override
        public String note(Admitted admitted) {
            return desk.note(admitted);
        }

        @Override
        public void end(String use, boolean booked) {
            desk.end(use, booked);
        }
    }

    /** The pass would otherwise stay used for a minute, although no booking follows. */
    @Test
    void anAdmissionThatNobodyHearsLeavesThePassFree() throws Exception {
        CompletableFuture<Admitted> unheard = new CompletableFuture<>();
        try (ServedReplica one = new ServedReplica(servers(), "one", desk -> new Around(desk) {
                    @Override
                    public Decision decide(Attempt attempt) {
                        Decision decision = super.decide(attempt);
                        if (decision instanceof Admitted admitted) {
                            unheard.complete(admitted);
                            Awaitility.await().pollInSameThread().atMost(SOON).until(PeerConnection::clientIsGone);
                        }
                        return decision;
                    }
                });
                InternalHttp http = ServedReplica.http("api-gateway")) {
            stage.openRoom(SaleStage.FAST, one.replica());
            byte[] asked = JsonMapper.builder()
                    .build()
                    .writeValueAsBytes(Map.of("attempt", stage.attempt("fan-1", null, "first")));
            InternalRequest request =
                    new InternalRequest("POST", Call.ENDPOINT + "/admission", asked, null, Duration.ofSeconds(100));
            Awaitility.await().atMost(SOON).until(() -> {
                try {
                    http.send(new io.cygi.remote.replica.Replica(one.address()), request, 10_000, unheard::isDone);
                    return false;
                } catch (GivenUpException e) {
                    return true;
                }
            });

            String pass = unheard.join().pass();
            Awaitility.await()
                    .atMost(SOON)
                    .until(() ->
                            one.replica().gate().decide(stage.attempt("fan-1", pass, "other")) instanceof Admitted);
        }
    }

    /** A fan who sends the booking again at once would otherwise find the pass in use, and wait in the line. */
    @Test
    void aReleaseReturnsOnceThePassIsFree() {
        List<String> order = new CopyOnWriteArrayList<>();
        try (ServedReplica one = new ServedReplica(servers(), "one", desk -> new Around(desk) {
                    @Override
                    public void end(String use, boolean booked) {
                        super.end(use, booked);
                        order.add("freed");
                    }
                });
                HttpAdmissionGate gate =
                        new HttpAdmissionGate(ServedReplica.calls("api-gateway", one.address()), SOON)) {
            stage.openRoom(SaleStage.FAST, one.replica());
            Admitted first = stage.admitted(gate, "fan-1");

            gate.release(first);
            order.add("answered");

            assertThat(order).first().isEqualTo("freed");
            assertThat(gate.decide(stage.attempt("fan-1", first.pass(), "other")))
                    .isInstanceOf(Admitted.class);
        }
    }

    @Test
    void aReleaseGoesOnInTheBackgroundWhereItTakesTooLong() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CompletableFuture<Boolean> freed = new CompletableFuture<>();
        try (ServedReplica one = new ServedReplica(servers(), "one", desk -> new Around(desk) {
                    @Override
                    public void end(String use, boolean booked) {
                        Awaitility.await().atMost(SOON).until(() -> answered.getCount() == 0);
                        super.end(use, booked);
                        freed.complete(true);
                    }
                });
                HttpAdmissionGate gate = new HttpAdmissionGate(
                        ServedReplica.calls("api-gateway", one.address()), Duration.ofMillis(1))) {
            stage.openRoom(SaleStage.FAST, one.replica());
            Admitted first = stage.admitted(gate, "fan-1");

            gate.release(first);
            answered.countDown();

            assertThat(freed.get(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            answered.countDown();
        }
    }

    /** The use is forgotten by then, but the log still has it. */
    @Test
    void theLateEndOfAUseIsWrittenToTheLog() {
        try (ServedReplica one = served("one");
                ServedReplica two = served("two");
                HttpAdmissionGate gate = gate(one)) {
            stage.openRoom(SaleStage.FAST, one.replica(), two.replica());
            Admitted first = stage.admitted(gate, "fan-1");
            one.replica().later.addAndGet(Duration.ofMinutes(2).toNanos());

            gate.release(first);

            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> two.replica().gate().decide(stage.attempt("fan-1", first.pass(), "other"))
                            instanceof Admitted);
        }
    }

    /** The replica that has heard the end of the use does not answer, so the edge tells it to the other one, too. */
    @Test
    void theRepeatedEndOfAUseFreesNoLaterUseForTheSameKey() {
        try (ServedReplica one = served("one");
                ServedReplica two = served("two")) {
            stage.openRoom(SaleStage.FAST, one.replica(), two.replica());
            Admitted first;
            Admitted second;
            try (HttpAdmissionGate gate = gate(one)) {
                first = stage.admitted(gate, "fan-1");
                gate.release(first);
            }
            try (HttpAdmissionGate gate = gate(one)) {
                second = (Admitted) gate.decide(stage.attempt("fan-1", first.pass(), "first"));
            }
            try (HttpAdmissionGate gate = gate(one, two)) {
                one.stopServer();
                gate.release(first);
            }

            awaitRecords(one);
            assertThat(one.replica().gate().decide(stage.attempt("fan-1", second.pass(), "other")))
                    .as("the later use is under way")
                    .isInstanceOf(MustWait.class);
            awaitRecords(two);
            assertThat(two.replica().gate().decide(stage.attempt("fan-1", second.pass(), "other")))
                    .isInstanceOf(MustWait.class);
        }
    }
}
