package io.cygi.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One address, or one account, that takes all it can get leaves the rest to others; on a real server. */
@SpringBootTest(
        classes = LimitedServer.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.threads.virtual.enabled=true",
            "server.tomcat.max-connections=100",
            "server.tomcat.connection-timeout=3s",
            "cygi.web.limits.connections-per-address=40",
            "cygi.web.limits.requests-per-address=12",
            "cygi.web.limits.requests-per-account=6",
            "cygi.web.limits.waits-max=10",
            "cygi.web.limits.waits-per-address=5",
            "cygi.web.limits.waits-per-account=2",
            "cygi.web.limits.streams-per-address=3",
            "cygi.web.limits.streams-per-account=2",
            "cygi.web.limits.head-time=1s",
            "cygi.web.limits.body-time=1s"
        })
class LimitsOnAServerTest {

    private static final String HERE = "127.0.0.1";
    private static final String ELSEWHERE = "127.0.0.2";

    private final List<RawClient> open = new ArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    private Limits limits;

    @Autowired
    private LastingController lasting;

    @AfterEach
    void everythingComesBack() throws IOException {
        for (RawClient client : open) {
            client.reset();
        }
        await().untilAsserted(() -> assertThat(limits.use())
                .allSatisfy(limit -> assertThat(limit.used()).as(limit.name()).isZero()));
    }

    private RawClient get(String from, String path, String... headers) throws IOException {
        RawClient client = RawClient.sending(from, port, "GET", path, headers);
        open.add(client);
        return client;
    }

    private String answer(String from, String path, String... headers) throws IOException {
        return get(
                        from,
                        path,
                        Stream.concat(Stream.of("Connection: close"), Stream.of(headers))
                                .toArray(String[]::new))
                .head();
    }

    private int used(String name) {
        return limits.use().stream()
                .filter(limit -> limit.name().equals(name))
                .findFirst()
                .orElseThrow()
                .used();
    }

    private void awaitUsed(String name, int used) {
        await().untilAsserted(() -> assertThat(used(name)).isEqualTo(used));
    }

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
    void connectionsAreNotKeptWhereTheyAreScarce() throws IOException {
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
    void anAddressHasNoMoreRequestsUnderWayThanItMay() throws IOException {
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
    void anAccountHasNoMoreRequestsUnderWayThanItMayFromWhereverTheyCome() throws IOException {
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
    void aWaitBeyondTheBoundIsAnsweredAtOnceAndSaysSo() throws IOException {
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
    void anAddressAndAnAccountHaveNoMoreStreamsThanTheyMay() throws IOException {
        String greedy = LimitedServer.CALLER + ": greedy";
        for (int i = 0; i < 2; i++) {
            assertThat(get("127.0.0." + (3 + i), "/stream", greedy).head()).startsWith("HTTP/1.1 200");
        }
        assertThat(answer(HERE, "/stream", greedy)).startsWith("HTTP/1.1 429").contains("Retry-After: ");
        for (int i = 0; i < 3; i++) {
            assertThat(get(ELSEWHERE, "/stream").head()).startsWith("HTTP/1.1 200");
        }
        assertThat(answer(ELSEWHERE, "/stream")).startsWith("HTTP/1.1 429").contains("Retry-After: ");
        assertThat(answer(HERE, "/stream"))
                .as("as many as there may be are open")
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After: 5");
    }

    @Test
    void aHeadOfAStreamTakesNoPlace() throws IOException {
        for (int i = 0; i < 20; i++) {
            RawClient head = RawClient.sending(HERE, port, "HEAD", "/stream", "Connection: close");
            open.add(head);
            assertThat(head.head()).startsWith("HTTP/1.1 200").contains("Content-Type: text/event-stream");
            assertThat(head.line()).as("the answer ends").isNull();
        }
        assertThat(used("test-streams")).isZero();
        assertThat(get(HERE, "/stream").head()).startsWith("HTTP/1.1 200");
    }

    /** How a client may leave. */
    enum Leaving {
        CLOSING {
            @Override
            void leave(RawClient client) throws IOException {
                client.close();
            }
        },
        RESETTING {
            @Override
            void leave(RawClient client) throws IOException {
                client.reset();
            }
        },
        CLOSING_HALF {
            @Override
            void leave(RawClient client) throws IOException {
                client.closeHalf();
            }
        },
        WITH_A_REQUEST_ON_THE_WAY {
            @Override
            void leave(RawClient client) throws IOException {
                client.send("GET /now HTTP/1.1\r\nHost: localhost\r\n\r\n");
                client.closeHalf();
            }
        },
        SENDING_MUCH {
            @Override
            void leave(RawClient client) throws IOException {
                client.send("GET /now HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(1_000));
            }
        };

        abstract void leave(RawClient client) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Leaving.class)
    void aClientThatLeavesGivesItsPlaceBackThoughTheStreamSaysNothing(Leaving leaving) throws IOException {
        for (int i = 0; i < 3; i++) {
            RawClient client = get(HERE, "/stream");
            assertThat(client.head()).startsWith("HTTP/1.1 200");
            leaving.leave(client);
        }

        awaitUsed("test-streams", 0);
        assertThat(get(HERE, "/stream").head()).startsWith("HTTP/1.1 200");
    }

    @Test
    void aClientThatDoesNotReadGivesItsPlaceBack() throws IOException {
        assertThat(get(HERE, "/flood").head()).startsWith("HTTP/1.1 200");
        assertThat(used("test-streams")).isEqualTo(1);

        awaitUsed("test-streams", 0);
    }

    @Test
    void aClientThatSendsItsNextRequestEarlyIsNoClientThatLeft() throws IOException {
        RawClient client = get(HERE, "/stream");
        assertThat(client.head()).startsWith("HTTP/1.1 200");
        client.send("GET /now HTTP/1.1\r\nHost: localhost\r\n\r\n");
        RawClient other = get(HERE, "/stream");
        assertThat(other.head()).startsWith("HTTP/1.1 200");
        other.close();
        awaitUsed("test-streams", 1);

        lasting.letGo(1);
        assertThat(Stream.generate(client::nextLine)
                        .takeWhile(line -> !line.equals("now"))
                        .toList())
                .as("the end of the stream, and the answer to what was sent early")
                .contains("0", "HTTP/1.1 200 ");
    }

    @Test
    void aHeadThatDoesNotEndIsNotWaitedFor() throws IOException {
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
    void aBodyThatDoesNotEndIsNotWaitedFor() throws IOException {
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
