package io.cygi.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports for processes that tests start. */
final class FreePort {

    /** Systems take the ports of outgoing connections from above. */
    private static final int PORT_MIN = 20_000;

    private static final int PORT_END = 32_000;
    private static final int PORT_ATTEMPTS_MAX = 100;

    private FreePort() {}

    /** {@return a port that is free now, and that no outgoing connection is given while a platform does not run} */
    static int next() {
        for (int attempt = 0; attempt < PORT_ATTEMPTS_MAX; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(PORT_MIN, PORT_END);
            try (ServerSocket socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Another one is tried.
            }
        }
        throw new AssertionError("no port from " + PORT_MIN + " to " + PORT_END + " is free");
    }
}
