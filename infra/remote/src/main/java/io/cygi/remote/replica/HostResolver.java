package io.cygi.remote.replica;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Resolves the name of a host to all of its addresses. */
@FunctionalInterface
public interface HostResolver {

    /** The resolver of the operating system. The JVM keeps an answer for {@code networkaddress.cache.ttl} seconds, 30 by default. */
    HostResolver SYSTEM = host -> Arrays.stream(InetAddress.getAllByName(host))
            .map(InetAddress::getHostAddress)
            .toList();

    /**
     * {@return the addresses, at least one}
     *
     * @param host a name or an address; an address is returned as it is
     * @throws UnknownHostException if there is no such host, or the name server does not answer
     */
    List<String> resolve(String host) throws UnknownHostException;
}
