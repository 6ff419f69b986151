package io.cygi.remote;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of requests between services: the addresses of the other services, and the key of the service tokens.
 *
 * @param name the name of this service in its service tokens, null for that of {@code cygi.service.name}
 * @param commandSide the replicas of the command side, {@code http://host:port} each; a host may have many addresses
 * @param querySide the replicas of the query side
 * @param queue the replicas of the waiting rooms
 * @param sagaOrchestrator the replicas of the saga orchestrator
 * @param settlement the replicas of the settlement
 * @param key the key that signs and verifies service tokens, at least 32 bytes; null if this process neither sends nor serves
 * @param previousKey the earlier key, which also verifies service tokens while the key is being changed; null for none
 */
@ConfigurationProperties("cygi.services")
public record ServiceProperties(
        @Nullable String name,
        @DefaultValue List<URI> commandSide,
        @DefaultValue List<URI> querySide,
        @DefaultValue List<URI> queue,
        @DefaultValue List<URI> sagaOrchestrator,
        @DefaultValue List<URI> settlement,
        @Nullable String key,
        @Nullable String previousKey) {

    private static final int KEY_BYTES_MIN = 32;

    /** Checks the addresses and the keys. */
    public ServiceProperties {
        Stream.of(commandSide, querySide, queue, sagaOrchestrator, settlement)
                .flatMap(List::stream)
                .forEach(ServiceProperties::requireAddress);
        requireLong("cygi.services.key", key);
        requireLong("cygi.services.previous-key", previousKey);
    }

    /** {@return the replicas of a service, none if no property names them} @param service its name under {@code cygi.services} */
    public List<URI> addresses(String service) {
        return switch (service) {
            case "command-side" -> commandSide;
            case "query-side" -> querySide;
            case "queue" -> queue;
            case "saga-orchestrator" -> sagaOrchestrator;
            case "settlement" -> settlement;
            default -> throw new IllegalArgumentException("no service has the name " + service);
        };
    }

    private static void requireAddress(URI address) {
        String path = address.getPath();
        if (!"http".equals(address.getScheme())
                || address.getHost() == null
                || address.getPort() < 0
                || path != null && !path.isEmpty()) {
            throw new IllegalArgumentException("an address under cygi.services is http://host:port, not " + address);
        }
    }

    private static void requireLong(String name, @Nullable String key) {
        if (key != null && key.getBytes(StandardCharsets.UTF_8).length < KEY_BYTES_MIN) {
            throw new IllegalArgumentException(name + " has " + KEY_BYTES_MIN + " bytes at least");
        }
    }

    /** {@return the settings without the keys} */
    @Override
    public String toString() {
        return "ServiceProperties[name=" + name + ", commandSide=" + commandSide + ", querySide=" + querySide
                + ", queue=" + queue + ", sagaOrchestrator=" + sagaOrchestrator + ", settlement=" + settlement + "]";
    }
}
