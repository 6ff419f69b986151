package io.cygi.remote.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.replica.Replicas;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call gets an answer of any replica, or a fault. It never gets a default. */
@Timeout(60)
class ServiceCallsTest {

    private static final URI NOBODY = URI.create("http://127.0.0.1:1");
    private static final InternalHttp HTTP = StandInService.http();

    private record Question(int number, long waitMillis) {}

    private record Reply(boolean right) {}

    private static final Call<Question, Reply> CALL = new Call<>(
            "question", "query-side", Set.of("command-side"), Duration.ofMillis(600), Question.class, Reply.class);

    @AfterAll
    static void close() {
        HTTP.close();
    }

    private static Reply ask(Replicas replicas) {
        return new ServiceCalls(service -> replicas, HTTP).ask(CALL, "fan-1", new Question(7, 0));
    }

    private static void assertUnavailable(Runnable call) {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(call::run)
                .satisfies(fault -> assertThat(FailureReason.of(fault)).isEqualTo(FailureReason.TIMED_OUT));
    }

    @Test
    void getsTheAnswer() {
        try (StandInService service = StandInService.answering(200, "{\"answer\":{\"right\":true,\"later\":1}}")) {
            assertThat(ask(StandInService.replicas(service.address()))).isEqualTo(new Reply(true));
            assertThat(service.requests()).containsExactly("{\"number\":7,\"waitMillis\":0}");
        }
    }

    @Test
    void getsARefusalWithItsCode() {
        CallFormat format = new CallFormat();
        RefusedException refusal =
                new RefusedException(ProblemCode.NOT_FOUND, "There is none.", List.of(SeatNumber.parse("A-1-1")));
        try (StandInService service = StandInService.answering(200, new String(format.refusal(refusal)))) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> ask(StandInService.replicas(service.address())))
                    .usingRecursiveComparison()
                    .isEqualTo(refusal);
        }
    }

    /** An answer with a lost field would otherwise be the answer "no". */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "<html>",
                "{\"answer\":null}",
                "{\"answer\":{}}",
                "{\"answer\":{\"right\":null}}",
                "{\"refusal\":{\"code\":\"OF_A_NEWER_VERSION\",\"detail\":\"…\"}}",
                "{\"refusal\":{}}"
            })
    void takesAnAnswerThatCannotBeReadForNone(String body) {
        try (StandInService service = StandInService.answering(200, body)) {
            assertUnavailable(() -> ask(StandInService.replicas(service.address())));
        }
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "404", "413", "422", "500", "503"})
    void takesAnyOtherStatusForNone(int status) {
        try (StandInService service = StandInService.answering(status, "{\"answer\":{\"right\":true}}")) {
            assertUnavailable(() -> ask(StandInService.replicas(service.address())));
        }
    }

    /** The longest time of the test ends it if the pause is kept. */
    @Test
    void doesNotPauseLongerThanTheCallHas() {
        try (StandInService service = new StandInService(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            StandInService.send(exchange, 503, "{}");
        })) {
            assertUnavailable(() -> ask(StandInService.replicas(service.address())));
            assertThat(service.requests()).hasSize(2);
        }
    }

    @Test
    void takesAnAnswerThatIsTooLongForNone() {
        String filler = " ".repeat(Call.ANSWER_BYTES_MAX);
        try (StandInService service = StandInService.answering(200, "{\"answer\":{\"right\":true}}" + filler)) {
            assertUnavailable(() -> ask(StandInService.replicas(service.address())));
        }
    }

    @Test
    void isUnavailableWhereNoReplicaIsReached() {
        assertUnavailable(() -> ask(StandInService.replicas(NOBODY)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 500, 503})
    void asksTheNextReplica(int status) {
        try (StandInService bad = StandInService.answering(status, "{\"begun\":false,\"draining\":true}");
                StandInService good = StandInService.answering(200, "{\"answer\":{\"right\":true}}")) {
            Replicas replicas = StandInService.replicas(bad.address(), good.address(), NOBODY);
            for (int i = 0; i < 3; i++) {
                assertThat(ask(replicas)).isEqualTo(new Reply(true));
            }
        }
    }

    /** Both replicas get the time that is left, and neither is waited for longer than the call says. */
    @Test
    void asksTheNextReplicaWhereOneGivesNoAnswer() {
        CountDownLatch end = new CountDownLatch(1);
        AtomicReference<String> deadline = new AtomicReference<>();
        try (StandInService hanging = new StandInService(exchange -> {
                    deadline.set(exchange.getRequestHeaders().getFirst(InternalRequest.DEADLINE));
                    awaitQuietly(end);
                });
                StandInService good = StandInService.answering(200, "{\"answer\":{\"right\":true}}")) {
            Replicas replicas = StandInService.replicas(hanging.address(), good.address());
            String key = keyOf(replicas, hanging.address());
            ServiceCalls calls = new ServiceCalls(service -> replicas, HTTP);

            Reply reply = calls.await(CALL, key, Duration.ofMillis(200), left -> new Question(1, left.toMillis()));

            assertThat(reply).isEqualTo(new Reply(true));
            assertThat(Long.parseLong(deadline.get())).isBetween(600L, 800L);
            assertThat(good.requests()).containsExactly("{\"number\":1,\"waitMillis\":0}");
        } finally {
            end.countDown();
        }
    }

    private static String keyOf(Replicas replicas, URI first) {
        for (int i = 0; ; i++) {
            if (replicas.ordered("fan-" + i).getFirst().address().equals(first)) {
                return "fan-" + i;
            }
        }
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> read(Replicas replicas) {
        List<String> records = new ArrayList<>();
        new ServiceCalls(service -> replicas, HTTP)
                .stream(CALL, "fan-1", new Question(1, 0), record -> records.add(record.toString()));
        return records;
    }

    @Test
    void readsRecordsAsTheyAre() {
        try (StandInService service = StandInService.answering(200, "{ \"b\":1,\"a\":1.0 }\n{}\n2\n")) {
            assertThat(read(StandInService.replicas(NOBODY, service.address()))).hasSize(2);
        }
        try (StandInService service = StandInService.answering(200, "0\n")) {
            assertThat(read(StandInService.replicas(service.address()))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "{}", "{}\n", "{}\n1", "{}\n2\n", "{}\n1\n{}\n2\n", "{\n}\n1\n", "[]\n0\n", "0\n0\n"})
    void takesRecordsThatBreakOffForAFault(String body) {
        try (StandInService service = StandInService.answering(200, body)) {
            assertUnavailable(() -> read(StandInService.replicas(service.address())));
        }
    }

    @Test
    void takesRecordsThatStopComingForAFault() {
        CountDownLatch end = new CountDownLatch(1);
        try (StandInService service = new StandInService(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{}\n".getBytes());
            exchange.getResponseBody().flush();
            awaitQuietly(end);
        })) {
            assertUnavailable(() -> read(StandInService.replicas(service.address())));
        } finally {
            end.countDown();
        }
    }

    @Test
    void takesARecordThatIsTooLongForAFault() {
        String record = "{\"a\":\"" + "x".repeat(Call.ANSWER_BYTES_MAX) + "\"}\n1\n";
        try (StandInService service = StandInService.answering(200, record)) {
            assertUnavailable(() -> read(StandInService.replicas(service.address())));
        }
    }
}
