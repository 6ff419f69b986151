package io.cygi.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** An address or an account at its limit leaves places to others, on a real server. */
class LimitsOnAServerTest extends OnALimitedServer {

    @Test
    void anAddressHoldsNoMoreThanItsShareOfConnections() throws IOException {
        for (int i = 0; i < 40; i++) {
            open.add(new RawClient(ELSEWHERE, port));
        }
        awaitUsed("connections", 40);

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> {
                        try (RawClient refused = RawClient.sending(ELSEWHERE, port, "GET", "/now")) {
                            refused.nextLine();
                        }
                    })
                    .isInstanceOfAny(IOException.class, UncheckedIOException.class);
        }
        assertThat(answer(HERE, "/now")).startsWith("HTTP/1.1 200");
    }

    @Test
    void connectionsAreNotKeptAliveIfTheyAreScarce() throws IOException {
        RawClient first = get(ELSEWHERE, "/now");
        assertThat(first.head()).startsWith("HTTP/1.1 200").doesNotContain("Connection: close");
        for (int i = 0; i < 32; i++) {
            open.add(new RawClient(ELSEWHERE, port));
        }
        awaitUsed("connections", 33);

        RawClient scarce = get(ELSEWHERE, "/now");
        assertThat(scarce.head()).startsWith("HTTP/1.1 200").contains("Connection: close");
        assertThat(scarce.line()).startsWith("now");
        assertThat(scarce.line()).as("the connection is closed").isNull();
        assertThat(get(HERE, "/now").head()).doesNotContain("Connection: close");
    }

    @Test
    void anAddressHasABoundedNumberOfRequestsUnderWay() throws IOException {
        for (int i = 0; i < 12; i++) {
            get(ELSEWHERE, "/hold");
        }
        awaitUsed("requests", 12);

        assertThat(answer(ELSEWHERE, "/now"))
                .startsWith("HTTP/1.1 429")
                .contains("Retry-After: 2", "Content-Type: application/problem+json");
        assertThat(answer(HERE, "/now")).startsWith("HTTP/1.1 200");
        lasting.letGo(1);
        await().untilAsserted(() -> assertThat(answer(ELSEWHERE, "/now")).startsWith("HTTP/1.1 200"));
        lasting.letGo(11);
    }

    @Test
    void anAccountHasABoundedNumberOfRequestsUnderWayFromAllAddresses() throws IOException {
        for (int i = 0; i < 6; i++) {
            get("127.0.0." + (3 + i), "/hold", LimitedServer.CALLER + ": greedy");
        }
        awaitUsed("requests", 6);

        assertThat(answer(HERE, "/now", LimitedServer.CALLER + ": greedy"))
                .startsWith("HTTP/1.1 429")
                .contains("Retry-After: 2");
        assertThat(answer(HERE, "/now", LimitedServer.CALLER + ": modest")).startsWith("HTTP/1.1 200");
        assertThat(answer("127.0.0.3", "/now")).startsWith("HTTP/1.1 200");
        lasting.letGo(6);
    }

    @Test
    void aWaitBeyondTheBoundIsAnsweredAtOnceWithoutThePreference() throws IOException {
        String greedy = LimitedServer.CALLER + ": greedy";
        for (int i = 0; i < 2; i++) {
            get(ELSEWHERE, "/wait", "Prefer: wait=20", greedy);
        }
        awaitUsed("waits", 2);

        RawClient beyond = get(ELSEWHERE, "/wait", "Prefer: wait=20", greedy);
        assertThat(beyond.head()).startsWith("HTTP/1.1 200").doesNotContain("Preference-Applied");
        assertThat(beyond.line()).isEqualTo("as it is");
        assertThat(answer(ELSEWHERE, "/wait", "Prefer: wait=0", greedy)).contains("Preference-Applied: wait=0");
        for (int i = 0; i < 3; i++) {
            get(ELSEWHERE, "/wait", "Prefer: wait=20");
        }
        awaitUsed("waits", 5);
        assertThat(answer(ELSEWHERE, "/wait", "Prefer: wait=20", LimitedServer.CALLER + ": modest"))
                .doesNotContain("Preference-Applied");

        RawClient other = get(HERE, "/wait", "Prefer: wait=20", LimitedServer.CALLER + ": modest");
        awaitUsed("waits", 6);
        lasting.letGo(6);
        assertThat(other.head()).contains("Preference-Applied: wait=20");
        assertThat(other.line()).isEqualTo("woken");
    }

    @Test
    void anEndlessRequestHeadTimesOut() throws IOException {
        RawClient slow = new RawClient(HERE, port);
        open.add(slow);
        slow.send("GET /now HTTP/1.1\r\nHost: localhost\r\n");

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 200; i++) {
                        slow.send("X");
                        Thread.sleep(100);
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void anEndlessBodyTimesOut() throws IOException {
        RawClient slow = RawClient.sending(HERE, port, "POST", "/body", "Content-Length: 100000");
        open.add(slow);
        Thread sender = Thread.ofVirtual().start(() -> sendSlowly(slow));

        assertThat(slow.head()).startsWith("HTTP/1.1 408");
        sender.interrupt();
    }

    private static void sendSlowly(RawClient slow) {
        try {
            for (int i = 0; i < 200; i++) {
                slow.send("X");
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
