package io.cygi.remote.replica;

import java.net.URI;

/**
 * One process of a service.
 *
 * @param address the address of the process, {@code http://host:port}
 */
public record Replica(URI address) {

    /** {@return the address of a path at this replica} @param path the path, which begins with a slash */
    public URI resolve(String path) {
        return address.resolve(path);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
