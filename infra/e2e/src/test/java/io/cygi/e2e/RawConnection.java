package io.cygi.e2e;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A connection from an address of the test's choice, which sends any bytes and ends in any way. */
final class RawConnection implements AutoCloseable {

    /** Address that the other tests' requests come from. */
    static final String HERE = "127.0.0.1";

    /** Another address of this machine. Linux answers to all that begin with 127. */
    static final String ELSEWHERE = "127.0.0.2";

    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(40).toMillis();

    private final Socket socket = new Socket();
    private @Nullable InputStream in;
    private boolean refused;

    private RawConnection() {}

    /**
     * {@return a connection on which nothing was sent} The server may have refused it.
     *
     * @param from the local address of the connection
     */
    static RawConnection open(Api api, String from) {
        URI address = api.address("/");
        RawConnection connection = new RawConnection();
        try {
            connection.socket.bind(new InetSocketAddress(from, 0));
            connection.socket.setSoTimeout(TIMEOUT_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            connection.socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        } catch (IOException e) {
            // A connection that is refused at once is reset while it is made, or afterwards.
            connection.refused = true;
        }
        return connection;
    }

    /** {@return a connection on which a request was sent} @param headers the header lines */
    static RawConnection request(Api api, String from, String method, String path, String... headers) {
        RawConnection connection = open(api, from);
        connection.trySend(head(method, path, headers));
        return connection;
    }

    /** {@return the head of a request} @param headers the header lines */
    static String head(String method, String path, String... headers) {
        return Stream.concat(Stream.of(method + " " + path + " HTTP/1.1", "Host: localhost"), Arrays.stream(headers))
                .collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
    }

    /**
     * Sends a text.
     *
     * @return whether that was possible; false if the server has closed the connection
     */
    boolean trySend(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads the head of an answer.
     *
     * @return its status, 0 if the server has closed the connection
     */
    int status() {
        if (refused) {
            return 0;
        }
        try {
            String first = line();
            for (String line = first; !line.isEmpty(); ) {
                line = line();
            }
            return first.isEmpty() ? 0 : Integer.parseInt(first.split(" ")[1]);
        } catch (IOException e) {
            return 0;
        }
    }

    /** {@return the next line, empty at the end} */
    private String line() throws IOException {
        InputStream open = in == null ? new BufferedInputStream(socket.getInputStream()) : in;
        in = open;
        StringBuilder line = new StringBuilder();
        for (int next = open.read(); next >= 0 && next != '\n'; next = open.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** {@return whether an answer has begun} */
    boolean answered() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** Closes this side of the connection only. */
    void closeHalf() throws IOException {
        socket.shutdownOutput();
    }

    /** Closes the connection with a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
