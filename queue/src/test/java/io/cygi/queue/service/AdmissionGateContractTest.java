package io.cygi.queue.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cygi.broker.EmbeddedBroker;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.concert.ConcertEvent.SalesClosed;
import io.cygi.contracts.concert.ConcertEvent.SalesOpened;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.port.AdmissionGate;
import io.cygi.contracts.port.AdmissionGate.Admitted;
import io.cygi.contracts.port.AdmissionGate.AlreadyAnswered;
import io.cygi.contracts.port.AdmissionGate.Attempt;
import io.cygi.contracts.port.AdmissionGate.MustWait;
import io.cygi.contracts.port.AdmissionGate.NoWaitingRoom;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.room.record.RoomStatus;
import io.cygi.remote.port.HttpAdmissionGate;
import io.cygi.web.problem.ValidationException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gate decides the same in one process and over HTTP, and a pass is used once whatever happens to a replica. */
@Timeout(240)
class AdmissionGateContractTest {

    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    @TempDir
    static @Nullable Path folder;

    private static @Nullable EmbeddedBroker broker;
    private static @Nullable ServedReplica shared;

    private final JsonMapper json = JsonMapper.builder().build();
    private final SaleStage stage = new SaleStage();
    private final ConcertId concert = stage.concert();

    /** The way to the gate. */
    enum Way {
        LOCAL,
        HTTP
    }

    @BeforeAll
    static void start() {
        broker = new EmbeddedBroker(Objects.requireNonNull(folder).resolve("broker"));
        broker.start();
        shared = served("shared");
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(shared).close();
        Objects.requireNonNull(broker).close();
    }

    private static ServedReplica served(String node) {
        return new ServedReplica(
                Objects.requireNonNull(broker).getBootstrapServers().getFirst(), node);
    }

    private static Replica sharedReplica() {
        return Objects.requireNonNull(shared).replica();
    }

    private static AdmissionGate gate(Way way) {
        return way == Way.LOCAL
                ? sharedReplica().gate()
                : ServedReplica.gate(
                        "api-gateway", Objects.requireNonNull(shared).address());
    }

    private Attempt attempt(String fan, @Nullable String pass, @Nullable String key) {
        return stage.attempt(fan, pass, key);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    @ParameterizedTest
    @EnumSource
    void asksNothingOfAConcertWithoutARoom(Way way) {
        sharedReplica()
                .store(concert, stage.scheduled(WaitingRoomSettings.OFF), new SalesOpened(concert, SaleStage.NOON));
        AdmissionGate gate = gate(way);

        assertThat(gate.decide(attempt("fan-1", null, null))).isEqualTo(NoWaitingRoom.INSTANCE);
        assertThat(gate.decide(attempt("fan-1", null, null))).isEqualTo(NoWaitingRoom.INSTANCE);
    }

    @ParameterizedTest
    @EnumSource
    void usesAPassOnceUntilItIsReleased(Way way) throws Exception {
        stage.openRoom(SaleStage.FAST, sharedReplica());
        try (Told told = new Told(way)) {
            Admitted first = stage.admitted(told.gate(), "fan-1");

            assertThat(told.gate().decide(attempt("fan-1", first.pass(), key())))
                    .isInstanceOf(MustWait.class);
            assertThat(told.gate().decide(attempt("fan-2", first.pass(), key())))
                    .isNotEqualTo(first);

            told.release(first);
            Admitted again = (Admitted) told.gate().decide(attempt("fan-1", first.pass(), key()));
            assertThat(again.pass()).isEqualTo(first.pass());

            told.booked(again);
            assertThat(told.gate().decide(attempt("fan-1", first.pass(), key())))
                    .isInstanceOf(MustWait.class);
        }
    }

    /** A gate over HTTP tells the ends of bookings later, and for certain once it is closed. */
    private static final class Told implements AutoCloseable {

        private final Way way;
        private AdmissionGate gate;

        Told(Way way) {
            this.way = way;
            this.gate = AdmissionGateContractTest.gate(way);
        }

        AdmissionGate gate() {
            return gate;
        }

        void release(Admitted admitted) {
            gate.release(admitted);
            renew();
        }

        void booked(Admitted admitted) {
            gate.booked(admitted);
            renew();
        }

        private void renew() {
            close();
            gate = AdmissionGateContractTest.gate(way);
        }

        @Override
        public void close() {
            if (gate instanceof HttpAdmissionGate http) {
                http.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsFansToTheirTicketsInALineThatStands(Way way) {
        stage.openRoom(SaleStage.FAST, sharedReplica());
        sharedReplica().log(concert, new RoomConfigured(SaleStage.FAST, RoomStatus.PAUSED));

        MustWait wait = (MustWait) gate(way).decide(attempt("fan-1", null, null));
        MustWait same = (MustWait) gate(Way.LOCAL).decide(attempt("fan-1", null, null));

        JsonNode ticket = json.readTree(json.writeValueAsString(wait.ticket()));
        JsonNode local = json.readTree(json.writeValueAsString(same.ticket()));
        assertThat(ticket.propertyNames()).containsExactlyElementsOf(local.propertyNames());
        assertThat(ticket.get("ticket")).isEqualTo(local.get("ticket"));
        assertThat(ticket.get("joinedAt")).isEqualTo(local.get("joinedAt"));
        assertThat(wait.location()).isEqualTo(same.location());
        assertThat(wait.retryAfterSeconds()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAndKnowsRepetitionsOnceTheSaleIsOver(Way way) {
        sharedReplica()
                .store(
                        concert,
                        stage.scheduled(SaleStage.FAST),
                        new SalesOpened(concert, SaleStage.NOON),
                        new SalesClosed(concert, SaleStage.NOON));
        AdmissionGate gate = gate(way);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> gate.decide(attempt("fan-1", null, key())))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.NOT_ON_SALE));
        assertThat(gate.decide(attempt("fan-1", null, Replica.ANSWERED))).isEqualTo(AlreadyAnswered.INSTANCE);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAFanWithoutTheProofOfWork(Way way) {
        WaitingRoomSettings hard = new WaitingRoomSettings(true, 5_000, null, 60, 1, 0, 8);
        stage.openRoom(hard, sharedReplica());
        sharedReplica().log(concert, new RoomConfigured(hard, RoomStatus.PAUSED));

        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> gate(way).decide(attempt("fan-1", null, null)))
                .satisfies(refusal -> assertThat(refusal.problems()).isNotEmpty());
    }

    /** A booking must never pass because the waiting rooms are away. */
    @Test
    void letsNobodyInWhereNobodyAnswers() {
        stage.openRoom(SaleStage.FAST, sharedReplica());

        for (AdmissionGate gate : List.of(
                ServedReplica.gate("api-gateway", NOBODY),
                ServedReplica.gate("query-side", Objects.requireNonNull(shared).address()))) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> gate.decide(attempt("fan-1", null, null)));
        }
    }

    /** The pass would otherwise stay used for a minute, although its booking was refused. */
    @Test
    void releasesAPassAtAnotherReplica() {
        try (ServedReplica one = served("one");
                ServedReplica two = served("two")) {
            stage.openRoom(SaleStage.FAST, one.replica(), two.replica());
            Admitted admitted;
            try (HttpAdmissionGate gate = ServedReplica.gate("api-gateway", one.address())) {
                admitted = stage.admitted(gate, "fan-1");
            }
            one.stopServer();
            try (HttpAdmissionGate gate = ServedReplica.gate("api-gateway", one.address(), two.address())) {
                gate.release(admitted);
            }

            // This record says nothing new. Once it is read, everything before it is known.
            one.replica().log(concert, new SaleOpened());
            assertThat(one.replica().gate().decide(attempt("fan-1", admitted.pass(), "second")))
                    .as("the replica that has admitted the fan reads from the log that the pass is free")
                    .isInstanceOf(Admitted.class);
        }
    }

    @Test
    void keepsAPassUsedWhoseReplicaDiesDuringTheBooking() {
        try (ServedReplica two = served("two")) {
            Admitted admitted;
            try (ServedReplica one = served("one")) {
                stage.openRoom(SaleStage.FAST, one.replica(), two.replica());
                try (HttpAdmissionGate gate = ServedReplica.gate("api-gateway", one.address())) {
                    admitted = stage.admitted(gate, "fan-1");
                }
                try (HttpAdmissionGate gate = ServedReplica.gate("api-gateway", one.address(), two.address())) {
                    one.stopServer();
                    gate.booked(admitted);
                }
            }

            two.replica().log(concert, new SaleOpened());
            assertThat(two.replica().gate().decide(attempt("fan-1", admitted.pass(), "second")))
                    .isInstanceOf(MustWait.class);
        }
    }

    /** The end of a use is told again if its answer is lost, and frees no later use of the pass. */
    @Test
    void releasesAUseOnce() {
        stage.openRoom(SaleStage.FAST, sharedReplica());
        Admitted first;
        try (HttpAdmissionGate gate = (HttpAdmissionGate) gate(Way.HTTP)) {
            first = stage.admitted(gate, "fan-1");
            gate.release(first);
        }
        Admitted second;
        try (HttpAdmissionGate gate = (HttpAdmissionGate) gate(Way.HTTP)) {
            second = (Admitted) gate.decide(attempt("fan-1", first.pass(), "first"));
            gate.release(first);
        }

        sharedReplica().log(concert, new SaleOpened());
        assertThat(gate(Way.LOCAL).decide(attempt("fan-1", second.pass(), "other")))
                .isInstanceOf(MustWait.class);
    }
}
