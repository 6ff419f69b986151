package io.cygi.remote.replica;

import java.net.URI;

/**
 * One process of a service.
 *
 * @param address where it is reached, {@code http://host:port}
 */
public record Replica(URI address) {

    /** {@return the address of a path} @param path begins with a slash */
    public URI resolve(String path) {
        return address.resolve(path);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
