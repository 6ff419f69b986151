package io.cygi.gateway.route;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Replicas of a service that keep the bytes of each request and answer as they are told. All replicas share one script. */
final class RecordingService implements AutoCloseable {

    /** The answer to a request without another one. */
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    /** The decision of waiting rooms about a concert without one. */
    static final String NO_ROOM = "{\"answer\":{\"kind\":\"NO_ROOM\",\"openMillis\":0,\"retryAfterSeconds\":0}}";

    private final List<ServerSocket> servers = new ArrayList<>();
    private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Received> calls = new LinkedBlockingQueue<>();
    private volatile String decision = NO_ROOM;

    /** Answers a request. The connection is closed if it throws an exception. */
    interface Reply {
        void answer(Socket client, OutputStream out) throws Exception;
    }

    /** A request. @param head the request line and the headers @param body the body */
    record Received(String head, byte[] body) {

        String line() {
            return head.lines().findFirst().orElseThrow();
        }

        List<String> header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines()
                    .skip(1)
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .toList();
        }
    }

    /** Starts the replicas. @param replicas how many */
    RecordingService(int replicas) {
        try {
            for (int i = 0; i < replicas; i++) {
                ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
                servers.add(server);
                Thread.ofVirtual().start(() -> accept(server));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the addresses of the replicas} */
    List<URI> addresses() {
        return servers.stream()
                .map(server -> URI.create("http://127.0.0.1:" + server.getLocalPort()))
                .toList();
    }

    /** Answers the next request with bytes. */
    void reply(String answer) {
        reply((client, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Answers the next request. */
    void reply(Reply reply) {
        script.add(reply);
    }

    /** Sets what the waiting rooms answer about each booking. */
    void decide(String answer) {
        decision = answer;
    }

    /** {@return the requests since the last reset, without probes and those of services among each other} */
    List<Received> received() {
        return List.copyOf(received);
    }

    /** {@return the next end of a booking that the waiting rooms are told} */
    BlockingQueue<Received> calls() {
        return calls;
    }

    void reset() {
        script.clear();
        received.clear();
        calls.clear();
    }

    private void accept(ServerSocket server) {
        while (true) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            while (true) {
                Received request = read(in);
                if (request == null) {
                    return;
                }
                answer(client, request);
            }
        } catch (Exception e) {
            // Closes the connection.
        }
    }

    private void answer(Socket client, Received request) throws Exception {
        OutputStream out = client.getOutputStream();
        if (request.line().contains(" /internal/")) {
            boolean end = request.line().contains("/admission-end");
            if (end) {
                calls.add(request);
            }
            write(out, 200, end ? "{\"answer\":{\"ended\":true}}" : decision);
            return;
        }
        if (request.line().contains(" /actuator/")) {
            write(out, 200, "{}");
            return;
        }
        received.add(request);
        Reply reply = script.poll();
        if (reply == null) {
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
        } else {
            reply.answer(client, out);
        }
        out.flush();
    }

    private static void write(OutputStream out, int status, String body) throws IOException {
        out.write(("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static @Nullable Received read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        Received request =
                new Received(head.toString(StandardCharsets.ISO_8859_1).stripTrailing(), new byte[0]);
        List<String> length = request.header("Content-Length");
        return length.isEmpty()
                ? request
                : new Received(request.head(), in.readNBytes(Integer.parseInt(length.getFirst())));
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket server : servers) {
            server.close();
        }
    }
}
