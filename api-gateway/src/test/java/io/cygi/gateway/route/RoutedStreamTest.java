package io.cygi.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests answers that last: live streams, and requests that wait. */
class RoutedStreamTest extends RoutingTestBase {

    private static final String STREAM = "GET /api/v1/concerts/x/seats/stream";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] chunk(String text) {
        return bytes(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    /** Each event is sent only after the client has read the one before, so that no buffer may keep one back. */
    @Test
    void passesAStreamOnEventByEvent() throws IOException {
        Semaphore next = new Semaphore(0);
        BACKEND.reply((client, out) -> {
            out.write(
                    bytes("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"));
            out.flush();
            for (int i = 0; i < 3; i++) {
                next.acquire();
                out.write(chunk("data: " + i + "\n\n"));
                out.flush();
            }
            out.write(bytes("0\r\n\r\n"));
        });
        try (Socket socket = open(STREAM, new byte[0], "Connection: close")) {
            InputStream in = socket.getInputStream();
            assertThat(head(in)).startsWith("HTTP/1.1 200").contains("Content-Type: text/event-stream");
            for (int i = 0; i < 3; i++) {
                next.release();
                assertThat(until(in, "\n\n")).contains("data: " + i);
            }
            assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).endsWith("0\r\n\r\n");
        }
    }

    @Test
    void closesTheStreamOfAClientThatLeaves() throws Exception {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        BACKEND.reply((client, out) -> {
            out.write(
                    bytes("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"));
            out.write(chunk("data: 0\n\n"));
            out.flush();
            end.complete(client.getInputStream().read());
        });
        try (Socket socket = open(STREAM, new byte[0])) {
            until(socket.getInputStream(), "data: 0\n\n");
        }

        assertThat(end.get(20, TimeUnit.SECONDS))
                .as("the end of the connection")
                .isEqualTo(-1);
    }

    @Test
    void endsTheWaitOfAClientThatLeaves() throws Exception {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        BACKEND.reply((client, out) -> {
            asked.countDown();
            end.complete(client.getInputStream().read());
        });
        try (Socket socket = open(
                "GET /api/v1/reservations/x",
                new byte[0],
                "Prefer: wait=30",
                "Authorization: Bearer " + token("fan-1", "FAN"))) {
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(socket.isConnected()).isTrue();
        }

        assertThat(end.get(20, TimeUnit.SECONDS))
                .as("the end of the connection")
                .isEqualTo(-1);
        assertThat(BACKEND.received()).hasSize(1);
    }

    @Test
    void abortsAStreamThatBreaksOff() throws IOException {
        Semaphore read = new Semaphore(0);
        BACKEND.reply((client, out) -> {
            out.write(
                    bytes("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"));
            out.write(chunk("data: 0\n\n"));
            out.flush();
            read.acquire();
            client.close();
        });
        try (Socket socket = open(STREAM, new byte[0], "Connection: close")) {
            until(socket.getInputStream(), "data: 0\n\n");
            read.release();

            byte[] rest = socket.getInputStream().readAllBytes();
            assertThat(new String(rest, StandardCharsets.US_ASCII)).isEqualToIgnoringWhitespace("");
        }
    }
}
