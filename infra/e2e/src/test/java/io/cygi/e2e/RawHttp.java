package io.cygi.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends HTTP over a bare socket, for requests that no decent client would send. */
final class RawHttp {

    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(30).toMillis();

    private RawHttp() {}

    /**
     * {@return the whole answer, head and body, as Latin-1}. The body is sent while the answer is read, because a
     * server need not take all of a body that it refuses.
     */
    static String exchange(Api api, String method, String path, List<String> headers, byte[] body) {
        String answer = exchange(api, head(method, path, "Content-Length: " + body.length, headers), body);
        Contract.check(Exchange.ofRaw(method, path, answer));
        return answer;
    }

    /**
     * {@return the answer to a POST with a body of unannounced length}
     *
     * @param chunks the chunks as they go on the wire
     */
    static String exchangeChunked(Api api, String path, List<String> headers, byte[] chunks) {
        String answer = exchange(api, head("POST", path, "Transfer-Encoding: chunked", headers), chunks);
        Contract.check(Exchange.ofRaw("POST", path, answer));
        return answer;
    }

    private static String head(String method, String path, String length, List<String> headers) {
        Stream<String> host = headers.stream().anyMatch(header -> header.startsWith("Host:"))
                ? Stream.of()
                : Stream.of("Host: localhost");
        return Stream.of(
                        Stream.of(method + " " + path + " HTTP/1.1"),
                        host,
                        Stream.of("Connection: close", length),
                        headers.stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
    }

    private static String exchange(Api api, String head, byte[] body) {
        return api.untilAnswered(() -> exchangeOnce(api, head, body));
    }

    private static String exchangeOnce(Api api, String head, byte[] body) {
        URI address = api.address("/");
        try (Socket socket = new Socket(InetAddress.getByName(address.getHost()), address.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            Thread.ofVirtual().start(() -> write(socket, head.getBytes(StandardCharsets.ISO_8859_1), body));
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Socket socket, byte[] head, byte[] body) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head);
            out.write(body);
            out.flush();
        } catch (IOException e) {
            System.out.println("The server took no more of a refused request: " + e.getMessage());
        }
    }

    /**
     * Reads an answer. A server that answers and closes while a body is being sent resets the connection; the answer
     * counts.
     */
    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answer.write(buffer, 0, read);
            }
        } catch (IOException e) {
            if (answer.size() == 0) {
                throw e;
            }
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }
}
