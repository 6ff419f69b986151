package io.cygi.standalone;

import io.cygi.broker.EmbeddedBroker;
import io.cygi.standalone.database.EmbeddedDatabase;
import io.cygi.standalone.demo.KakaoPayStandIn;
import io.cygi.standalone.folder.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * Prepares the start: checks that the platform may start here, locks the data folder, and starts the embedded database
 * and broker, which get ready while the context is still being built.
 */
final class StandaloneInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final String DATA_DIR = "cygi.data-dir";
    private static final String DATA_DIR_DEFAULT = "./data";
    private static final int PORT_DEFAULT = 8080;
    private static final int ACCEPT_QUEUE = 1;

    @Override
    public void initialize(GenericApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        InetAddress address = address(environment);
        int port = environment.getProperty("server.port", Integer.class, PORT_DEFAULT);
        String url = url(address, port);

        DataFolder folder = DataFolder.open(Path.of(environment.getProperty(DATA_DIR, DATA_DIR_DEFAULT)), url);
        requireFree(address, port);
        // The path is made absolute, so that a later change of the working folder does not matter.
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "data-folder", Map.of(DATA_DIR, folder.path().toString())));
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("cygi.messaging.node-id", folder.nodeId());
        if (StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            SpringApplication.getShutdownHandlers().add(folder.lock()::close);
        } else {
            defaults.putAll(EmbeddedDatabase.HIBERNATE_PROPERTIES);
            startDatabase(context, folder, environment.getProperty("cygi.database.binaries-dir"));
        }
        if (!StringUtils.hasText(environment.getProperty("spring.kafka.bootstrap-servers"))) {
            startBroker(context, folder, environment.getProperty("cygi.broker.port", Integer.class, 0));
        }
        if (demo(environment) && !StringUtils.hasText(environment.getProperty(KakaoPayStandIn.BASE_URL))) {
            environment.getPropertySources().addFirst(KakaoPayStandIn.start(context));
        }
        environment.getPropertySources().addLast(new MapPropertySource("standalone", defaults));
        context.addApplicationListener(event -> {
            if (event instanceof WebServerInitializedEvent started) {
                folder.lock().tell(url(address, started.getWebServer().getPort()));
            }
        });
        context.getBeanFactory().registerSingleton("dataFolder", folder);
    }

    private static void startDatabase(
            GenericApplicationContext context, DataFolder folder, @Nullable String binariesDir) {
        Path home = folder.path().resolve("database");
        Path binaries = binariesDir == null ? home.resolve("binaries") : Path.of(binariesDir);
        EmbeddedDatabase database = new EmbeddedDatabase(home, binaries);
        // The context closes the database, after the pool that depends on it; the lines below close it if the context
        // fails.
        context.registerBean(EmbeddedDatabase.class, () -> database);
        SpringApplication.getShutdownHandlers().add(() -> {
            database.close();
            folder.lock().close();
        });
        database.start();
    }

    private static void startBroker(GenericApplicationContext context, DataFolder folder, int port) {
        EmbeddedBroker broker = new EmbeddedBroker(folder.path().resolve("broker"), port);
        // The context closes the broker, after its clients; the lines below close it if the context fails.
        context.registerBean(EmbeddedBroker.class, () -> broker);
        SpringApplication.getShutdownHandlers().add(broker::close);
        broker.start();
    }

    private static boolean demo(ConfigurableEnvironment environment) {
        return environment.acceptsProfiles(Profiles.of("demo"));
    }

    private static InetAddress address(ConfigurableEnvironment environment) {
        boolean demo = demo(environment);
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

    /**
     * Refuses the start if the port is taken. The web server starts last and would find out only after everything else
     * has started.
     */
    private static void requireFree(InetAddress address, int port) {
        if (port <= 0) {
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

    private static String url(InetAddress address, int port) {
        String host =
                address.isAnyLocalAddress() || address.isLoopbackAddress() ? "localhost" : address.getHostAddress();
        return "http://" + host + ":" + port;
    }
}
