package io.cygi.loadtest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EventLoopClientsTest {

    private static final int CLIENTS = 4;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void returnsEachAnswerToItsClient() throws IOException {
        Numbers numbers = new Numbers(100, true);
        EventLoopClients.run(echo(false), CLIENTS, numbers);

        assertThat(numbers.answered)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).mapToObj(Integer::toString).toList());
    }

    @Test
    void reconnectsIfTheServerEndsConnections() throws IOException {
        Numbers numbers = new Numbers(20, false);
        EventLoopClients.run(echo(true), CLIENTS, numbers);

        assertThat(numbers.answered).hasSize(20);
    }

    @Test
    void resendsOnceIfTheConnectionBreaks() throws IOException {
        Numbers numbers = new Numbers(1, true);
        EventLoopClients.run(breaking(1), 1, numbers);

        assertThat(numbers.answered).containsExactly("late");
    }

    @Test
    void resendsOnceAfterHalfAnAnswer() throws IOException {
        for (String half : List.of("HTTP/1.1 200 OK\r\nContent-", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab")) {
            Numbers numbers = new Numbers(1, true);
            EventLoopClients.run(breaking(1, half), 1, numbers);

            assertThat(numbers.answered).containsExactly("late");
        }
    }

    @Test
    void failsIfTheConnectionBreaksTwice() throws IOException {
        URI url = breaking(2);

        assertThatThrownBy(() -> EventLoopClients.run(url, 1, new Numbers(1, true)))
                .hasRootCauseInstanceOf(IOException.class)
                .hasMessageContaining("/number/0");
    }

    @Test
    void doesNotResendARequestThatIsNotRepeatable() throws IOException {
        URI url = breaking(1);

        assertThatThrownBy(() -> EventLoopClients.run(url, 1, new Numbers(1, false)))
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void failsWithTheExceptionOfAnErrand() throws IOException {
        URI url = echo(false);

        assertThatThrownBy(() -> EventLoopClients.run(url, CLIENTS, new Numbers(100, true) {
                    @Override
                    public void answered(int client, Answer answer, long sentNanos, long answeredNanos) {
                        answer.expect(404);
                    }
                }))
                .isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    void failsIfNoServerListens() throws IOException {
        int port;
        try (ServerSocket closedSoon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedSoon.getLocalPort();
        }

        assertThatThrownBy(() -> EventLoopClients.run(url(port), 1, new Numbers(1, true)))
                .hasRootCauseInstanceOf(IOException.class);
    }

    /** Asks for numbers, one after the other. */
    private static class Numbers implements EventLoopClients.Errands {

        final List<String> answered = new ArrayList<>();
        private final String[] asked = new String[CLIENTS];
        private final int size;
        private final boolean repeatable;
        private int next;

        Numbers(int size, boolean repeatable) {
            this.size = size;
            this.repeatable = repeatable;
        }

        @Override
        public @Nullable Request next(int client) {
            if (next == size) {
                return null;
            }
            asked[client] = "/number/" + next++;
            Request request = Request.post(asked[client], "token", "{}", "X-Client", Integer.toString(client));
            return repeatable ? request.toBeRepeated() : request;
        }

        @Override
        public void answered(int client, Answer answer, long sentNanos, long answeredNanos) {
            assertThat(answeredNanos).isGreaterThan(sentNanos);
            String number = answer.expect(200).text();
            if (!number.equals("late")) {
                assertThat(asked[client]).isEqualTo("/number/" + number);
            }
            answered.add(number);
        }
    }

    /** Answers with the number that it is asked for. */
    private URI echo(boolean closing) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/number/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                Headers headers = exchange.getRequestHeaders();
                if (!exchange.getRequestMethod().equals("POST")
                        || !body.equals("{}")
                        || !"Bearer token".equals(headers.getFirst("Authorization"))
                        || !headers.containsKey("X-Client")) {
                    exchange.sendResponseHeaders(400, -1);
                    return;
                }
                if (closing) {
                    exchange.getResponseHeaders().set("Connection", "close");
                }
                byte[] number = exchange.getRequestURI()
                        .getPath()
                        .substring("/number/".length())
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, number.length);
                exchange.getResponseBody().write(number);
            }
        });
        server.start();
        opened.add(() -> server.stop(0));
        opened.add(threads);
        return url(server.getAddress().getPort());
    }

    /** Ends some connections after their request, and answers the next one. */
    private URI breaking(int times) throws IOException {
        return breaking(times, "");
    }

    private URI breaking(int times, String half) throws IOException {
        ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        opened.add(listening);
        Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i <= times; i++) {
                    try (Socket socket = listening.accept()) {
                        BufferedReader request = new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                        for (String line = request.readLine(); line != null && !line.isEmpty(); ) {
                            line = request.readLine();
                        }
                        String answer = i == times ? "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlate" : half;
                        socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    }
                }
            } catch (IOException e) {
                // The test is over.
            }
        });
        return url(listening.getLocalPort());
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
