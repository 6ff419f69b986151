package io.cygi.queue.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.broker.EmbeddedBroker;
import io.cygi.contracts.port.AdmissionGate.Admitted;
import io.cygi.contracts.port.AdmissionGate.MustWait;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.remote.port.HttpAdmissionGate;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Uses of passes whose end is told late, twice, to another replica, or to nobody. */
@Timeout(240)
class RemoteUsesTest {

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

    private static ServedReplica served(String node) {
        return new ServedReplica(
                Objects.requireNonNull(broker).getBootstrapServers().getFirst(), node);
    }

    private static HttpAdmissionGate gate(ServedReplica... replicas) {
        return ServedReplica.gate("api-gateway", replicas);
    }

    /** Waits until a replica has read all records before this one, which says nothing new. */
    private void awaitRecords(ServedReplica replica) {
        replica.replica().log(stage.concert(), new SaleOpened());
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
