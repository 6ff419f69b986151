package io.cygi.command.remote;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A proxy that applies a scripted fault to each exchange between a client and a server. */
final class FaultProxy implements AutoCloseable {

    /** A fault of an exchange. */
    enum Fate {
        /** No fault. */
        PASS,
        /** The connection breaks before the request reaches the server. */
        CUT_BEFORE_REQUEST,
        /** The connection breaks in the middle of the request. */
        CUT_IN_REQUEST,
        /** The connection breaks when the server has the request. */
        CUT_AFTER_REQUEST,
        /** The connection breaks when the server has answered and before the client has the answer. */
        CUT_BEFORE_ANSWER,
        /** The connection breaks in the middle of the answer. */
        CUT_IN_ANSWER,
        /** No byte goes on until the client gives up. */
        HANG,
        /** The answer stops in the middle until the client gives up. */
        HANG_IN_ANSWER,
        /** The request reaches the server after the client has given up. */
        LATE
    }

    private final URI target;
    private final Supplier<Fate> fates;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;

    FaultProxy(URI target, Supplier<Fate> fates) throws IOException {
        this.target = target;
        this.fates = fates;
        this.server = listen(0);
    }

    private ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        Thread.startVirtualThread(() -> accept(socket));
        return socket;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Breaks all connections and takes no new one, as if the server had died. Work that the server has begun goes on. */
    void kill() {
        cut(server);
        open.forEach(FaultProxy::cut);
    }

    /** Takes connections again, at the same address. */
    void revive() throws IOException {
        server = listen(server.getLocalPort());
    }

    @Override
    public void close() {
        kill();
    }

    private void accept(ServerSocket socket) {
        try (socket) {
            while (true) {
                Socket client = socket.accept();
                Thread.startVirtualThread(() -> connection(client));
            }
        } catch (IOException e) {
            // The proxy is killed.
        }
    }

    private void connection(Socket client) {
        open.add(client);
        try (client;
                Socket upstream = new Socket(target.getHost(), target.getPort())) {
            open.add(upstream);
            try {
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                boolean goesOn = true;
                while (goesOn) {
                    goesOn = exchange(client, upstream);
                }
            } finally {
                open.remove(upstream);
                cut(client);
            }
        } catch (IOException e) {
            // One end of the connection is closed, and the other end is closed now.
        } finally {
            open.remove(client);
        }
    }

    private boolean exchange(Socket client, Socket upstream) throws IOException {
        byte[] request = message(client.getInputStream());
        Fate fate = fates.get();
        switch (fate) {
            case CUT_BEFORE_REQUEST -> {
                return false;
            }
            case CUT_IN_REQUEST -> {
                upstream.getOutputStream().write(request, 0, request.length / 2);
                return false;
            }
            case HANG -> {
                awaitEnd(client);
                return false;
            }
            case LATE -> {
                awaitEnd(client);
                upstream.getOutputStream().write(request);
                message(upstream.getInputStream());
                return false;
            }
            default -> upstream.getOutputStream().write(request);
        }
        if (fate == Fate.CUT_AFTER_REQUEST) {
            cut(client);
        }
        byte[] answer = message(upstream.getInputStream());
        switch (fate) {
            case CUT_IN_ANSWER -> client.getOutputStream().write(answer, 0, answer.length - 3);
            case HANG_IN_ANSWER -> {
                client.getOutputStream().write(answer, 0, answer.length - 3);
                awaitEnd(client);
            }
            case PASS -> client.getOutputStream().write(answer);
            default -> {
                return false;
            }
        }
        return fate == Fate.PASS;
    }

    private static void awaitEnd(Socket client) {
        try {
            while (client.getInputStream().read() >= 0) {
                // A client that waits for an answer sends nothing.
            }
        } catch (IOException e) {
            // A broken connection ends the message, too.
        }
    }

    /** {@return a request or an answer, with its body} */
    private static byte[] message(InputStream in) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (!message.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            message.write(next);
        }
        int length = message.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(
                        line.substring("content-length:".length()).trim()))
                .findFirst()
                .orElse(0);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        message.write(body);
        return message.toByteArray();
    }

    private static void cut(Socket socket) {
        try {
            // The other end sees the break at once, even while it sends.
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // The socket is closed already.
        }
        cut((AutoCloseable) socket);
    }

    private static void cut(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
