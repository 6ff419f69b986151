package io.cygi.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Settings that decide whether the platform may start here. They are checked before anything is created.
 *
 * @param demo whether this is a demo, on which anybody may act as anybody
 * @param address the address to listen on
 * @param port the port to listen on, 0 for any free one
 */
record StartSettings(boolean demo, InetAddress address, int port) {

    private static final Profiles DEMO = Profiles.of("demo");
    private static final Profiles PRODUCTION = Profiles.of("prod");
    private static final String PORT = "server.port";
    private static final int PORT_DEFAULT = 8080;
    private static final int PORT_MAX = 65_535;
    private static final int ACCEPT_QUEUE = 1;

    /**
     * {@return the settings of an environment}
     *
     * @param environment the environment
     * @throws StartRefusedException if there is not exactly one of the profiles {@code demo} and {@code prod}, a demo is
     *     to listen to other machines, or the address or the port cannot be used
     */
    static StartSettings of(Environment environment) {
        boolean demo = demo(environment);
        StartSettings settings = new StartSettings(demo, address(environment, demo), port(environment));
        settings.requireFreePort();
        return settings;
    }

    /** {@return the address of the platform for people on this machine} @param port the port that it listens on */
    String url(int port) {
        String host =
                address.isAnyLocalAddress() || address.isLoopbackAddress() ? "localhost" : address.getHostAddress();
        return "http://" + host + ":" + port;
    }

    /** Decides between demo and production. Any other profile would have the checks of neither. */
    private static boolean demo(Environment environment) {
        boolean demo = environment.acceptsProfiles(DEMO);
        if (demo == environment.acceptsProfiles(PRODUCTION)) {
            throw new StartRefusedException(
                    "Exactly one of the profiles demo and prod has to be active, but the active ones are \""
                            + String.join(",", environment.getActiveProfiles()) + "\".",
                    "Use --spring.profiles.active=prod, or leave it out for a demo on this machine.");
        }
        return demo;
    }

    private static InetAddress address(Environment environment, boolean demo) {
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

    private static int port(Environment environment) {
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
                "server.port is \"" + environment.getProperty(PORT) + "\", which is no port.",
                "Choose a number from 1 to " + PORT_MAX + ", or 0 for any free port.",
                cause);
    }

    /** Refuses a port that is taken. The web server starts last and would find out after everything else has started. */
    private void requireFreePort() {
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
}
