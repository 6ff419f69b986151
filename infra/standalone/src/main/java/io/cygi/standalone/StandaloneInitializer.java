package io.cygi.standalone;

import io.cygi.broker.EmbeddedBroker;
import io.cygi.service.start.ListenAddress;
import io.cygi.service.start.ServerDialect;
import io.cygi.service.start.ServiceSettings;
import io.cygi.service.start.StartProfile;
import io.cygi.standalone.database.EmbeddedDatabase;
import io.cygi.standalone.demo.KakaoPayStandIn;
import io.cygi.standalone.folder.DataFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Prepares the start: checks that the platform may start here, locks the data folder, and starts the embedded database
 * and broker, which get ready while the context is still being built.
 */
final class StandaloneInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(StandaloneInitializer.class);
    private static final String DATA_DIR = "cygi.data-dir";
    private static final String DATA_DIR_DEFAULT = "./data";

    @Override
    public void initialize(GenericApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        ServiceSettings.requireOneProcess(environment);
        ListenAddress address = ListenAddress.of(environment);
        String url = address.url(address.port());

        DataFolder folder = DataFolder.open(Path.of(environment.getProperty(DATA_DIR, DATA_DIR_DEFAULT)), url);
        address.requireFree();
        LOG.info("Starting with the data folder {}; the first start in a folder takes longest", folder.path());
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
            ServerDialect.MARIADB.forEach((name, value) -> defaults.put("spring.jpa.properties." + name, value));
            startDatabase(context, folder, environment.getProperty("cygi.database.binaries-dir"));
        }
        if (!StringUtils.hasText(environment.getProperty("spring.kafka.bootstrap-servers"))) {
            startBroker(context, folder, environment.getProperty("cygi.broker.port", Integer.class, 0));
        }
        if (StartProfile.demo(environment) && !StringUtils.hasText(environment.getProperty(KakaoPayStandIn.BASE_URL))) {
            environment.getPropertySources().addFirst(KakaoPayStandIn.start(context));
        }
        environment.getPropertySources().addLast(new MapPropertySource("standalone", defaults));
        context.addApplicationListener(event -> {
            switch (event) {
                case WebServerInitializedEvent started ->
                    folder.lock().tell(address.url(started.getWebServer().getPort()));
                case ApplicationReadyEvent ready ->
                    LOG.info("Ready at {}", folder.lock().address());
                case ContextClosedEvent closed -> LOG.info("Stopping; requests that are under way end first");
                default -> {}
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
}
