package io.cygi.remote;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of requests between services: the addresses of the other services, and the key of the service tokens.
 *
 * @param name the name of this service, as it is in its service tokens
 * @param commandSide the replicas of the command side, {@code http://host:port} each; a host may have many addresses
 * @param key the key that signs and verifies service tokens, at least 32 bytes; null if this process neither sends nor serves
 * @param previousKey the earlier key, which also verifies service tokens while the key is being changed; null for none
 */
@ConfigurationProperties("cygi.services")
public record ServiceProperties(
        @DefaultValue("service") String name,
        @DefaultValue List<URI> commandSide,
        @Nullable String key,
        @Nullable String previousKey) {

    private static final int KEY_BYTES_MIN = 32;

    /** Checks the addresses and the keys. */
    public ServiceProperties {
        for (URI address : commandSide) {
            String path = address.getPath();
            if (!"http".equals(address.getScheme())
                    || address.getHost() == null
                    || address.getPort() < 0
                    || path != null && !path.isEmpty()) {
                throw new IllegalArgumentException(
                        "an address under cygi.services is http://host:port, not " + address);
            }
        }
        requireLong("cygi.services.key", key);
        requireLong("cygi.services.previous-key", previousKey);
    }

    private static void requireLong(String name, @Nullable String key) {
        if (key != null && key.getBytes(StandardCharsets.UTF_8).length < KEY_BYTES_MIN) {
            throw new IllegalArgumentException(name + " has " + KEY_BYTES_MIN + " bytes at least");
        }
    }

    /** {@return the settings without the keys} */
    @Override
    public String toString() {
        return "ServiceProperties[name=" + name + ", commandSide=" + commandSide + "]";
    }
}
