package io.cygi.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what clients see of services that fail, and of the waiting room's gate. */
class RoutingFaultsTest extends RoutingTestBase {

    private static final String REFUSED = "HTTP/1.1 401 No\r\nWWW-Authenticate: Cygi-Edge\r\nContent-Length: 0\r\n\r\n";
    private static final String BROKEN_HEAD = "HTTP/1.1 200 OK\r\nContent-Len";
    private static final String BROKEN_BODY = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{";
    private static final String BOOKING = "POST /api/v1/concerts/0198c0de-0000-7000-8000-000000000001/reservations";
    private static final byte[] JSON = "{}".getBytes(StandardCharsets.US_ASCII);

    /** Sends a part of an answer, then closes the connection. */
    private static void breakAfter(String part) {
        BACKEND.reply((client, out) -> {
            out.write(part.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            client.close();
        });
    }

    private Answer topUp() throws IOException {
        return send(
                "POST /api/v1/me/wallet/top-ups",
                JSON,
                "Content-Type: application/json",
                "Authorization: Bearer " + token("fan-1", "FAN"));
    }

    private Answer book(String... headers) throws IOException {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type: application/json";
        all[headers.length + 1] = "Authorization: Bearer " + token("fan-1", "FAN");
        return send(BOOKING, JSON, all);
    }

    private static void requireUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).containsExactly("2");
        assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.header("X-Correlation-Id")).hasSize(1);
        assertThat(answer.text()).contains("\"UNAVAILABLE\"");
    }

    @Test
    void asksTheNextReplicaIfTheFirstOneIsNotReached() throws IOException {
        for (int i = 0; i < 20; i++) {
            Answer answer = send(
                    "POST /api/v1/admin/settlements/what-if",
                    JSON,
                    "Content-Type: application/json",
                    "Authorization: Bearer " + token("admin-" + i, "ADMIN"));
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(BACKEND.received()).hasSize(20);
    }

    @Test
    void answers503IfNoReplicaIsReached() throws IOException {
        requireUnavailable(get("/api/v1/top-ups/x/approved"));
    }

    @Test
    void asksTheNextReplicaIfTheFirstOneDoesNotTakeTheProof() throws IOException {
        BACKEND.reply(REFUSED);

        assertThat(topUp().status()).isEqualTo(200);
        assertThat(BACKEND.received()).hasSize(2);
    }

    @Test
    void doesNotTellAUserThatTheProofOfTheEdgeIsNotTaken() throws IOException {
        BACKEND.reply(REFUSED);
        BACKEND.reply(REFUSED);

        Answer answer = topUp();

        requireUnavailable(answer);
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
    }

    @Test
    void passesARefusalOfTheUserOn() throws IOException {
        BACKEND.reply("HTTP/1.1 401 No\r\nWWW-Authenticate: Bearer\r\nContent-Length: 2\r\n\r\nno");

        Answer answer = topUp();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).containsExactly("Bearer");
        assertThat(answer.text()).isEqualTo("no");
    }

    @Test
    void passesTheServicesOwn503On() throws IOException {
        BACKEND.reply("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\n{}");

        Answer answer = get("/api/v1/concerts");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).containsExactly("7");
        assertThat(BACKEND.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void isNoGatewayThatFails(int status) throws IOException {
        BACKEND.reply("HTTP/1.1 " + status + " Bad\r\nContent-Length: 0\r\n\r\n");

        requireUnavailable(topUp());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", BROKEN_HEAD, BROKEN_BODY})
    void doesNotRepeatAWriteWhoseOutcomeIsUnknown(String part) throws IOException {
        breakAfter(part);

        requireUnavailable(topUp());
        assertThat(BACKEND.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {BROKEN_HEAD, BROKEN_BODY})
    void repeatsAReadAtTheNextReplica(String part) throws IOException {
        breakAfter(part);

        Answer answer = get("/api/v1/concerts");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{}");
        assertThat(BACKEND.received()).hasSize(2);
    }

    @Test
    void repeatsAReadOnce() throws IOException {
        breakAfter(BROKEN_HEAD);
        breakAfter(BROKEN_BODY);

        requireUnavailable(get("/api/v1/concerts"));
        assertThat(BACKEND.received()).hasSize(2);
    }

    /** With the length, or in chunks: the client sees that the answer is incomplete. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100000", "Transfer-Encoding: chunked"})
    void abortsAnAnswerThatBreaksOff(String framing) throws IOException {
        breakAfter("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n" + (framing.contains("chunked") ? "186a0\r\n" : "")
                + "x".repeat(40_000));

        Answer answer = get("/api/v1/concerts");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasSizeBetween(1, 60_000);
        assertThat(answer.text()).doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void letsABookingPassWithoutAWaitingRoom() throws IOException {
        BACKEND.decide(RecordingService.NO_ROOM);

        assertThat(book().status()).isEqualTo(200);
        assertThat(BACKEND.received())
                .singleElement()
                .extracting(RecordingService.Received::line)
                .asString()
                .startsWith(BOOKING);
    }

    @Test
    void sendsAFanToTheLineInsteadOfTheCommandSide() throws IOException {
        BACKEND.decide("{\"answer\":{\"kind\":\"WAIT\",\"openMillis\":0,\"ticket\":{\"place\":7},"
                + "\"location\":\"/api/v1/waiting-room/tickets/t\",\"retryAfterSeconds\":3}}");

        Answer answer = book();

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location")).containsExactly("/api/v1/waiting-room/tickets/t");
        assertThat(BACKEND.received()).isEmpty();
    }

    @Test
    void letsNoBookingPassIfTheGateDoesNotAnswer() throws IOException {
        BACKEND.decide("nonsense");

        assertThat(book().status()).isEqualTo(503);
        assertThat(BACKEND.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsTheGateWhetherThePassWasUsed(boolean booked) throws IOException, InterruptedException {
        BACKEND.decide(
                "{\"answer\":{\"kind\":\"ADMITTED\",\"openMillis\":0,\"retryAfterSeconds\":0,\"pass\":\"p\",\"use\":\"u\"}}");
        if (!booked) {
            BACKEND.reply("HTTP/1.1 409 No\r\nContent-Length: 2\r\n\r\n{}");
        }

        Answer answer = book("Waiting-Room-Pass: p");

        assertThat(answer.header("Waiting-Room-Pass")).containsExactly("p");
        RecordingService.Received end = BACKEND.calls().poll(20, TimeUnit.SECONDS);
        assertThat(new String(end.body(), StandardCharsets.US_ASCII)).contains("\"booked\":" + booked);
    }
}
