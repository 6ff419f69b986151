package io.cygi.web.server;

import io.cygi.web.permit.ClientNetwork;
import io.cygi.web.permit.KeyedPermits;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts the open connections, in all and of each address. */
public final class Connections {

    /** The share of all connections above which connections are scarce. */
    private static final double SCARCE = 0.75;

    /** The key of all trusted proxies: their connections belong to many clients, and are bounded only in all. */
    private static final String PROXIES = "trusted proxies";

    private final int max;
    private final KeyedPermits networks;
    private final TrustedProxies proxies;
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder refusals = new LongAdder();

    /**
     * Creates the counter.
     *
     * @param max the most connections in all
     * @param perAddressMax the most connections of one address, 0 for no bound
     * @param proxies the proxies whose connections are not bounded by address
     */
    public Connections(int max, int perAddressMax, TrustedProxies proxies) {
        this.max = max;
        this.proxies = proxies;
        this.networks = new KeyedPermits(perAddressMax);
    }

    /**
     * {@return the key that the connections of an address are counted by}
     *
     * @param address the address, null if it is not known
     */
    String network(@Nullable InetAddress address) {
        if (address == null) {
            return "";
        }
        return proxies.contain(address) ? PROXIES : ClientNetwork.of(address);
    }

    /** {@return whether the network may open one more connection, which then has to be closed} */
    boolean tryOpen(String network) {
        if (!PROXIES.equals(network) && !networks.tryAcquire(network)) {
            refusals.increment();
            return false;
        }
        open.incrementAndGet();
        return true;
    }

    void closed(String network) {
        open.decrementAndGet();
        if (!PROXIES.equals(network)) {
            networks.release(network);
        }
    }

    boolean scarce(String network) {
        return open.get() > max * SCARCE || networks.beyond(network, SCARCE);
    }

    /** {@return the number of open connections} */
    public int open() {
        return open.get();
    }

    /** {@return the most connections in all} */
    public int max() {
        return max;
    }

    /** {@return the number of connections of each network, and their bound} */
    public KeyedPermits networks() {
        return networks;
    }

    /** {@return the number of connections that were refused since the process started} */
    public long refusals() {
        return refusals.sum();
    }
}
