package io.cygi.web.limit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection over which a test sends arbitrary bytes, from an address of its choice. */
final class RawClient implements AutoCloseable {

    private final Socket socket = new Socket();
    private final BufferedReader in;

    RawClient(String from, int port) throws IOException {
        socket.bind(new InetSocketAddress(from, 0));
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** {@return a client that has sent a request} */
    static RawClient sending(String from, int port, String method, String path, String... headers) throws IOException {
        RawClient client = new RawClient(from, port);
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        client.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n");
        return client;
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** {@return the head of an answer; empty where the server has closed the connection} */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    /** {@return the next line; null where the server has closed the connection} */
    String line() throws IOException {
        return in.readLine();
    }

    /** {@return the next line} @throws UncheckedIOException where the server has closed the connection */
    String nextLine() {
        try {
            String line = line();
            if (line == null) {
                throw new IOException("closed");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes this side of the connection, and goes on reading. */
    void closeHalf() throws IOException {
        socket.shutdownOutput();
    }

    /** Closes with a reset, where it is open. */
    void reset() throws IOException {
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
