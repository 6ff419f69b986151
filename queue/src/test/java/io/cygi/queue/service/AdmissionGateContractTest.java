package io.cygi.queue.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cygi.broker.EmbeddedBroker;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.ConcertEvent.SalesClosed;
import io.cygi.contracts.concert.ConcertEvent.SalesOpened;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.port.AdmissionGate;
import io.cygi.contracts.port.AdmissionGate.Admitted;
import io.cygi.contracts.port.AdmissionGate.AlreadyAnswered;
import io.cygi.contracts.port.AdmissionGate.Attempt;
import io.cygi.contracts.port.AdmissionGate.MustWait;
import io.cygi.contracts.port.AdmissionGate.NoWaitingRoom;
import io.cygi.contracts.port.Proof;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.room.record.RoomStatus;
import io.cygi.remote.port.HttpAdmissionGate;
import io.cygi.web.problem.ValidationException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
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

    private static final Duration SETTLED_MAX = Duration.ofSeconds(30);
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");
    private static final WaitingRoomSettings FAST = new WaitingRoomSettings(true, 5_000, null, 60, 1, 0, 0);
    private static final Instant NOON = Instant.parse("2030-05-01T12:00:00Z");

    @TempDir
    static @Nullable Path folder;

    private static @Nullable EmbeddedBroker broker;
    private static @Nullable ServedReplica shared;

    private final JsonMapper json = JsonMapper.builder().build();
    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());

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

    private ConcertScheduled scheduled(WaitingRoomSettings settings) {
        ConcertDetails details = new ConcertDetails(
                "Loud",
                "",
                "Hall",
                NOON,
                NOON.plusSeconds(7_200),
                NOON.minusSeconds(86_400),
                NOON,
                4,
                300,
                RefundPolicy.STANDARD,
                settings,
                List.of(new Section("A", Money.krw(1), 2, 3)));
        return new ConcertScheduled(concert, new AccountId("organizer-1"), details, NOON);
    }

    /** Opens the sale of a concert with a room that lets in at once. */
    private void openRoom(WaitingRoomSettings settings, Replica... replicas) {
        ConcertEvent[] events = {scheduled(settings), new SalesOpened(concert, NOON)};
        for (Replica replica : replicas) {
            replica.store(concert, events);
        }
        replicas[0].open(concert, settings);
        for (Replica replica : replicas) {
            replica.room(concert);
        }
        Awaitility.await().atMost(SETTLED_MAX).until(() -> !replicas[0]
                .room(concert)
                .state()
                .figures(0)
                .controller()
                .isEmpty());
    }

    private Attempt attempt(String fan, @Nullable String pass, @Nullable String key) {
        return new Attempt(concert, new AccountId(fan), "127.0.0.1", pass, key, new Proof(null, null));
    }

    /** {@return the fan's admission} Joins first, and looks until the fan may come in. */
    private Admitted admitted(AdmissionGate gate, String fan) {
        return (Admitted) Awaitility.await()
                .atMost(SETTLED_MAX)
                .until(() -> gate.decide(attempt(fan, null, "first")), Admitted.class::isInstance);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    @ParameterizedTest
    @EnumSource
    void asksNothingOfAConcertWithoutARoom(Way way) {
        sharedReplica().store(concert, scheduled(WaitingRoomSettings.OFF), new SalesOpened(concert, NOON));
        AdmissionGate gate = gate(way);

        assertThat(gate.decide(attempt("fan-1", null, null))).isEqualTo(NoWaitingRoom.INSTANCE);
        assertThat(gate.decide(attempt("fan-1", null, null))).isEqualTo(NoWaitingRoom.INSTANCE);
    }

    @ParameterizedTest
    @EnumSource
    void usesAPassOnceUntilItIsReleased(Way way) throws Exception {
        openRoom(FAST, sharedReplica());
        try (Told told = new Told(way)) {
            Admitted first = admitted(told.gate(), "fan-1");

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
        openRoom(FAST, sharedReplica());
        sharedReplica().log(concert, new RoomConfigured(FAST, RoomStatus.PAUSED));

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
        sharedReplica().store(concert, scheduled(FAST), new SalesOpened(concert, NOON), new SalesClosed(concert, NOON));
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
        openRoom(hard, sharedReplica());
        sharedReplica().log(concert, new RoomConfigured(hard, RoomStatus.PAUSED));

        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> gate(way).decide(attempt("fan-1", null, null)))
                .satisfies(refusal -> assertThat(refusal.problems()).isNotEmpty());
    }

    /** A booking must never pass because the waiting rooms are away. */
    @Test
    void letsNobodyInWhereNobodyAnswers() {
        openRoom(FAST, sharedReplica());

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
            openRoom(FAST, one.replica(), two.replica());
            Admitted admitted;
            try (HttpAdmissionGate gate = ServedReplica.gate("api-gateway", one.address())) {
                admitted = admitted(gate, "fan-1");
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
                openRoom(FAST, one.replica(), two.replica());
                try (HttpAdmissionGate gate = ServedReplica.gate("api-gateway", one.address())) {
                    admitted = admitted(gate, "fan-1");
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
        openRoom(FAST, sharedReplica());
        Admitted first;
        try (HttpAdmissionGate gate = (HttpAdmissionGate) gate(Way.HTTP)) {
            first = admitted(gate, "fan-1");
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
