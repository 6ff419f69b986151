package io.cygi.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Live streams have a bound for each address and account, and a client that leaves gives its place back. */
class StreamLimitsTest extends OnALimitedServer {

    @Test
    void anAddressAndAnAccountHaveABoundedNumberOfStreams() throws IOException {
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
    void aHeadRequestForAStreamTakesNoPlace() throws IOException {
        for (int i = 0; i < 20; i++) {
            RawClient head = RawClient.sending(HERE, port, "HEAD", "/stream", "Connection: close");
            open.add(head);
            assertThat(head.head()).startsWith("HTTP/1.1 200").contains("Content-Type: text/event-stream");
            assertThat(head.line()).as("the answer ends").isNull();
        }
        assertThat(used("test-streams")).isZero();
        assertThat(get(HERE, "/stream").head()).startsWith("HTTP/1.1 200");
    }

    /** The ways in which a client may leave. */
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
    void aClientThatDisconnectsFromAQuietStreamReleasesItsPlace(Leaving leaving) throws IOException {
        for (int i = 0; i < 3; i++) {
            RawClient client = get(HERE, "/stream");
            assertThat(client.head()).startsWith("HTTP/1.1 200");
            leaving.leave(client);
        }

        awaitUsed("test-streams", 0);
        assertThat(get(HERE, "/stream").head()).startsWith("HTTP/1.1 200");
    }

    @Test
    void aClientThatDoesNotReadReleasesItsPlace() throws IOException {
        assertThat(get(HERE, "/flood").head()).startsWith("HTTP/1.1 200");
        assertThat(used("test-streams")).isEqualTo(1);

        awaitUsed("test-streams", 0);
    }

    @Test
    void aClientThatSendsItsNextRequestEarlyKeepsItsPlace() throws IOException {
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
}
