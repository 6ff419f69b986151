package io.cygi.broker;

import io.cygi.messaging.SecretFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The folder of the embedded broker's log, and the broker's settings for one machine. */
final class BrokerFolder {

    static final String HOST = "127.0.0.1";

    private static final int NODE_ID = 1;
    private static final String META = "meta.properties";
    private static final long KIBI = 1_024;
    private static final long MEBI = KIBI * KIBI;

    private final Path home;

    BrokerFolder(Path home) {
        this.home = home;
    }

    /**
     * {@return the broker's settings; formats the folder if necessary}
     *
     * @param brokerPort the port for clients
     * @param controllerPort the port of the broker's controller
     * @throws IOException if the folder can be neither read nor written
     */
    Map<String, String> settings(int brokerPort, int controllerPort) throws IOException {
        SecretFiles.createFolder(home);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
        settings.put(
                "listeners", "BROKER://" + HOST + ":" + brokerPort + ",CONTROLLER://" + HOST + ":" + controllerPort);
        settings.put("advertised.listeners", "BROKER://" + HOST + ":" + brokerPort);
        settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", home.resolve("log").toString());
        addSizes(settings);
        format(settings);
        return settings;
    }

    /** Adds sizes that suit one broker with a handful of topics. Kafka's defaults are for a machine of its own. */
    private static void addSizes(Map<String, String> settings) {
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "1");
        settings.put("queued.max.requests", "100");
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "1000");
        settings.put("log.segment.bytes", Long.toString(64 * MEBI));
        settings.put("log.index.size.max.bytes", Long.toString(MEBI));
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Long.toString(4 * MEBI));
        settings.put("log.cleaner.io.buffer.size", Long.toString(128 * KIBI));
        settings.put("metadata.log.segment.bytes", Long.toString(8 * MEBI));
        settings.put("metadata.max.retention.bytes", Long.toString(32 * MEBI));
        settings.put("controlled.shutdown.enable", "true");
        settings.put("initial.broker.registration.timeout.ms", "30000");
        // The restart of a killed broker is delayed until its old session has ended, so the session is short.
        settings.put("broker.session.timeout.ms", "9000");
        // A broker that was killed is accepted again at once, because it is the same one.
        settings.put("broker.heartbeat.interval.ms", "500");
    }

    private void format(Map<String, String> settings) throws IOException {
        if (Files.exists(home.resolve("log").resolve(META))) {
            return;
        }
        Path file = home.resolve("broker.properties");
        Properties properties = new Properties();
        properties.putAll(settings);
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, "What the broker's folder was formatted with.");
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] arguments = {
            "format", "--ignore-formatted", "-t", Uuid.randomUuid().toString(), "-c", file.toString()
        };
        int code;
        try (PrintStream output = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            code = StorageTool.execute(arguments, output);
        }
        if (code != 0) {
            throw new IOException("The broker's folder cannot be formatted: "
                    + said.toString(StandardCharsets.UTF_8).strip());
        }
    }
}
