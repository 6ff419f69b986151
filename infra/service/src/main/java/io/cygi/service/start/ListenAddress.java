package io.cygi.service.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;

/**
 * The address on which a process listens.
 *
 * @param address the network address
 * @param port the port, 0 for any free one
 */
public record ListenAddress(InetAddress address, int port) {

    private static final String PORT = "server.port";
    private static final int PORT_DEFAULT = 8080;
    private static final int PORT_MAX = 65_535;
    private static final int ACCEPT_QUEUE = 1;

    /**
     * {@return the address that the settings name}
     *
     * @param environment the settings of the process
     * @throws StartRefusedException if there is no such address or port, the demo would listen for other machines, or
     *     {@link StartProfile} refuses the profiles
     */
    public static ListenAddress of(Environment environment) {
        return new ListenAddress(addressOf(environment, StartProfile.demo(environment)), portOf(environment));
    }

    private static InetAddress addressOf(Environment environment, boolean demo) {
        String name = environment.getProperty("server.address", "");
        if (name.isBlank()) {
            return demo ? InetAddress.getLoopbackAddress() : new InetSocketAddress(0).getAddress();
        }
        try {
            InetAddress address = InetAddress.getByName(name);
            if (demo && !address.isLoopbackAddress()) {
                throw new StartRefusedException(
                        "With the demo profile anybody who reaches the platform may act as anybody, so it listens on"
                                + " this machine only, not on " + name + ".",
                        "Leave server.address out, or turn the demo off with --spring.profiles.active=prod.");
            }
            return address;
        } catch (UnknownHostException e) {
            throw new StartRefusedException(
                    "There is no network address " + name + " to listen on.",
                    "Correct server.address or leave it out.",
                    e);
        }
    }

    private static int portOf(Environment environment) {
        int port;
        try {
            port = environment.getProperty(PORT, Integer.class, PORT_DEFAULT);
        } catch (ConversionException e) {
            throw invalidPort(environment, e);
        }
        if (port < 0 || port > PORT_MAX) {
            throw invalidPort(environment, null);
        }
        return port;
    }

    private static StartRefusedException invalidPort(Environment environment, @Nullable Exception cause) {
        return new StartRefusedException(
                PORT + " is \"" + environment.getProperty(PORT) + "\", which is no port.",
                "Choose a number from 1 to " + PORT_MAX + ", or 0 for any free port.",
                cause);
    }

    /**
     * Refuses the start if the port is taken. The web server starts last and would find out only after everything else
     * has started.
     */
    public void requireFree() {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port), ACCEPT_QUEUE);
        } catch (IOException e) {
            throw new StartRefusedException(
                    "Port " + port + " on " + address.getHostAddress() + " cannot be used: " + e.getMessage() + ".",
                    "Stop the process that listens there, or choose another port with --server.port=<port>.",
                    e);
        }
    }

    /** {@return the URL at which the process answers} @param actualPort the port on which it listens */
    public String url(int actualPort) {
        String host =
                address.isAnyLocalAddress() || address.isLoopbackAddress() ? "localhost" : address.getHostAddress();
        return "http://" + host + ":" + actualPort;
    }
}
