package io.cygi.remote.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.remote.call.Call;
import io.cygi.remote.http.InternalRequest;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.web.problem.BrokenAnswerException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint answers the services that may call, within its bounds, and nobody else. */
@Timeout(60)
class CallEndpointTest {

    private static final String KEY = "a key that only the tests of calls have";

    private record Question(String text) {}

    private record Reply(String text, long millis) {}

    private static final Call<Question, Reply> CALL = new Call<>(
            "question", "query-side", Set.of("command-side"), Duration.ofSeconds(1), Question.class, Reply.class);

    private static final ServedCall.Answer<Question, Reply> ECHO =
            (question, time) -> new Reply(question.text(), time.atMost(5_000).toMillis());

    private final ServiceTokens tokens = tokens("command-side");

    private static ServiceTokens tokens(String name) {
        return new ServiceTokens(name, List.of(KEY), Clock.systemUTC());
    }

    private CallEndpoint endpoint(ServedCall.Answer<Question, Reply> answer) {
        return new CallEndpoint(tokens, List.of(ServedCall.answered(CALL, answer)), 1);
    }

    private static MockHttpServletRequest request(String method, String path, String caller) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.addHeader("Authorization", "Bearer " + tokens(caller).token());
        request.addHeader(InternalRequest.DEADLINE, "3000");
        request.setContent("{\"text\":\"a\"}".getBytes());
        return request;
    }

    private static MockHttpServletRequest request() {
        return request("POST", CALL.path(), "command-side");
    }

    private static MockHttpServletResponse send(CallEndpoint endpoint, MockHttpServletRequest request)
            throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        endpoint.doFilter(request, response, chain);
        assertThat(chain.getRequest()).as("nothing is passed on").isNull();
        return response;
    }

    @Test
    void answersACaller() throws IOException {
        MockHttpServletResponse answer = send(endpoint(ECHO), request());

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).startsWith("{\"answer\":{\"text\":\"a\",\"millis\":");
    }

    @Test
    void waitsNoLongerThanItsCaller() throws IOException {
        MockHttpServletResponse answer = send(
                endpoint((question, time) -> {
                    assertThat(time.atMost(5_000)).isLessThanOrEqualTo(Duration.ofSeconds(3));
                    assertThat(time.atMost(-1)).isZero();
                    return new Reply("", 0);
                }),
                request());

        assertThat(answer.getStatus()).isEqualTo(200);
    }

    @Test
    void answersNobodyElse() throws IOException {
        MockHttpServletRequest none = request();
        none.removeHeader("Authorization");
        MockHttpServletRequest forged = request();
        forged.removeHeader("Authorization");
        forged.addHeader("Authorization", "Bearer command-side.99999999999." + "A".repeat(43));

        assertThat(send(endpoint(ECHO), none).getStatus()).isEqualTo(401);
        assertThat(send(endpoint(ECHO), forged).getStatus()).isEqualTo(401);
        assertThat(send(endpoint(ECHO), request("POST", CALL.path(), "settlement"))
                        .getStatus())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/v1/calls", "/internal/v1/calls/other", "/internal/v1/calls/question/"})
    void hasNoOtherCalls(String path) throws IOException {
        assertThat(send(endpoint(ECHO), request("POST", path, "command-side")).getStatus())
                .isEqualTo(404);
    }

    @Test
    void refusesWhatItCannotRead() throws IOException {
        MockHttpServletRequest large = request();
        large.setContent(new byte[Call.REQUEST_BYTES_MAX + 1]);
        MockHttpServletRequest empty = request();
        empty.setContent("null".getBytes());
        MockHttpServletRequest endless = request();
        endless.removeHeader(InternalRequest.DEADLINE);

        assertThat(send(endpoint(ECHO), request("GET", CALL.path(), "command-side"))
                        .getStatus())
                .isEqualTo(405);
        assertThat(send(endpoint(ECHO), large).getStatus()).isEqualTo(413);
        assertThat(send(endpoint(ECHO), empty).getStatus()).isEqualTo(422);
        assertThat(send(endpoint(ECHO), endless).getStatus()).isEqualTo(400);
    }

    @Test
    void beginsNothingThatNobodyWaitsFor() throws IOException {
        MockHttpServletRequest late = request();
        late.removeHeader(InternalRequest.DEADLINE);
        late.addHeader(InternalRequest.DEADLINE, "0");

        MockHttpServletResponse answer = send(
                endpoint((question, time) -> {
                    throw new AssertionError("it was begun");
                }),
                late);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentAsString()).isEqualTo("{\"begun\":false,\"draining\":false}");
    }

    @Test
    void answersRefusalsAndFaults() throws IOException {
        MockHttpServletResponse refused = send(
                endpoint((question, time) -> {
                    throw new RefusedException(ProblemCode.NOT_FOUND, "There is none.");
                }),
                request());
        MockHttpServletResponse failed = send(
                endpoint((question, time) -> {
                    throw new UnavailableException("secret", new IOException());
                }),
                request());

        assertThat(refused.getStatus()).isEqualTo(200);
        assertThat(refused.getContentAsString())
                .isEqualTo("{\"refusal\":{\"code\":\"NOT_FOUND\",\"detail\":\"There is none.\",\"seats\":[]}}");
        assertThat(failed.getStatus()).isEqualTo(503);
        assertThat(failed.getHeader("Retry-After")).isEqualTo("1");
        assertThat(failed.getContentAsString()).isEqualTo("{\"begun\":true,\"draining\":false}");
    }

    @Test
    void answersNoMoreThanItMay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CallEndpoint endpoint = endpoint((question, time) -> {
            begun.countDown();
            await(end);
            return new Reply("", 0);
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<MockHttpServletResponse> first = threads.submit(() -> send(endpoint, request()));
            await(begun);

            assertThat(send(endpoint, request()).getStatus()).isEqualTo(503);
            assertThat(send(endpoint, request("GET", Call.ENDPOINT, "queue")).getStatus())
                    .as("it is ready all the same")
                    .isEqualTo(204);

            end.countDown();
            assertThat(first.get().getStatus()).isEqualTo(200);
            assertThat(send(endpoint, request()).getStatus()).isEqualTo(200);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void answersNothingMoreWhileItEnds() throws IOException {
        CallEndpoint endpoint = endpoint(ECHO);
        endpoint.drain();

        for (MockHttpServletRequest request : List.of(request(), request("GET", Call.ENDPOINT, "command-side"))) {
            MockHttpServletResponse answer = send(endpoint, request);
            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getContentAsString()).isEqualTo("{\"begun\":false,\"draining\":true}");
        }
    }

    private CallEndpoint records(ServedCall.Records<Question> records) {
        return new CallEndpoint(
                tokens, List.of(ServedCall.streamed(CALL, JsonMapper.builder().build(), records)), 1);
    }

    @Test
    void sendsRecordsWithTheirNumberAtTheEnd() throws IOException {
        MockHttpServletResponse answer = send(
                records((question, records) -> {
                    records.accept(new Question("one\ntwo"));
                    records.accept(new Question("three"));
                }),
                request());

        assertThat(answer.getContentAsString()).isEqualTo("{\"text\":\"one\\ntwo\"}\n{\"text\":\"three\"}\n2\n");
    }

    @Test
    void doesNotEndRecordsThatFail() throws IOException {
        MockHttpServletResponse early = send(
                records((question, records) -> {
                    records.accept(new Question("one"));
                    throw new IllegalStateException();
                }),
                request());
        assertThat(early.getStatus()).isEqualTo(503);
        assertThat(early.getContentAsString()).isEqualTo("{\"begun\":true,\"draining\":false}");

        CallEndpoint endpoint = records((question, records) -> {
            for (int i = 0; i < 10_000; i++) {
                records.accept(new Question("a record that is sent before the fault"));
            }
            throw new IllegalStateException();
        });
        MockHttpServletResponse late = new MockHttpServletResponse();
        assertThatExceptionOfType(BrokenAnswerException.class)
                .isThrownBy(() -> endpoint.doFilter(request(), late, new MockFilterChain()));
        assertThat(late.getContentAsString()).endsWith("}\n");
    }
}
