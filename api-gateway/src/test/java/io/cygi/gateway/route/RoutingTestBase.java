package io.cygi.gateway.route;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.EdgeTest;
import io.cygi.gateway.token.TokenIssuer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** An edge that runs apart, on a real port, in front of services that record what they are sent. */
@TestPropertySource(
        properties = {"cygi.service.name=api-gateway", "cygi.services.key=0123456789abcdef0123456789abcdef"})
abstract class RoutingTestBase extends EdgeTest {

    /** The two replicas of command side, query side and waiting rooms. */
    static final RecordingService BACKEND = new RecordingService(2);

    /** An address at which nobody listens. */
    private static final String NOBODY = "http://127.0.0.1:1";

    @Autowired
    private @Nullable TokenIssuer tokens;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        String both = BACKEND.addresses().stream().map(Object::toString).collect(Collectors.joining(","));
        Stream.of("command-side", "query-side", "queue").forEach(name -> registry.add(property(name), () -> both));
        registry.add(
                property("settlement"), () -> NOBODY + "," + BACKEND.addresses().getFirst());
        registry.add(property("saga-orchestrator"), () -> NOBODY);
    }

    private static String property(String service) {
        return "cygi.services." + service;
    }

    @BeforeEach
    void reset() {
        BACKEND.reset();
    }

    String token(String account, String role) {
        return java.util.Objects.requireNonNull(tokens)
                .issue(new AccountId(account), "Somebody", List.of(role))
                .accessToken();
    }

    /** An answer as it came. @param head the status line and the headers @param body the body */
    record Answer(String head, byte[] body) {

        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        String text() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }

        List<String> header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .toList();
        }
    }

    /** {@return a connection to the edge on which a request was sent} @param line the request line without the version */
    Socket open(String line, byte[] body, String... headers) throws IOException {
        Socket socket = new Socket("127.0.0.1", port());
        socket.setSoTimeout(20_000);
        StringBuilder head = new StringBuilder(line).append(" HTTP/1.1\r\nHost: tickets.example\r\n");
        Arrays.stream(headers).forEach(header -> head.append(header).append("\r\n"));
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().write(body);
        return socket;
    }

    /** {@return the answer to a request, read to the end of the connection} */
    Answer send(String line, byte[] body, String... headers) throws IOException {
        String[] all = Stream.concat(Arrays.stream(headers), Stream.of("Connection: close"))
                .toArray(String[]::new);
        try (Socket socket = open(line, body, all)) {
            byte[] bytes = socket.getInputStream().readAllBytes();
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            return new Answer(text.substring(0, end), Arrays.copyOfRange(bytes, end + 4, bytes.length));
        }
    }

    Answer get(String target, String... headers) throws IOException {
        return send("GET " + target, new byte[0], headers);
    }

    /** {@return the head of the answer, after which the body is still to come} */
    static String head(InputStream in) throws IOException {
        return until(in, "\r\n\r\n");
    }

    /** {@return the text up to an end} */
    static String until(InputStream in, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ends after " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }
}
