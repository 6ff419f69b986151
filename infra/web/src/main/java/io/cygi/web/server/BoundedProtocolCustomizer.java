package io.cygi.web.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Has Tomcat bound connections by address, and warns if the process may open fewer files than the connections need. */
public final class BoundedProtocolCustomizer implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedProtocolCustomizer.class);

    /**
     * The number of open files that the process needs besides its clients' connections: jars, the database, the broker.
     */
    private static final int OTHER_FILES = 1_000;

    private final Connections connections;
    private final Duration headTime;

    /**
     * Creates the customizer.
     *
     * @param connections counts the connections
     * @param headTime the longest time for the head of a request to arrive
     */
    public BoundedProtocolCustomizer(Connections connections, Duration headTime) {
        this.connections = connections;
        this.headTime = headTime;
    }

    @Override
    public void customize(TomcatWebServerFactory factory) {
        factory.setProtocol(BoundedHttp11Protocol.class.getName());
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof BoundedHttp11Protocol protocol) {
                protocol.bound(connections, headTime);
            }
        });
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < connections.max() + OTHER_FILES) {
            LOG.warn(
                    "This process may open {} files, which is too few for server.tomcat.max-connections={}; "
                            + "raise the limit (ulimit -n) to {} or lower the property",
                    system.getMaxFileDescriptorCount(),
                    connections.max(),
                    connections.max() + OTHER_FILES);
        }
    }
}
