package io.cygi.web.server;

import io.cygi.web.permit.ClientNetwork;
import io.cygi.web.permit.KeyedPermits;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts the connections that are open, in all and of each address. */
public final class Connections {

    /** Beyond this part of what there may be, connections are scarce. */
    private static final double SCARCE = 0.75;

    /** Stands for the networks of trusted proxies: their connections are those of many clients, and bounded in all only. */
    private static final String PROXIES = "trusted proxies";

    private final int max;
    private final KeyedPermits networks;
    private final TrustedProxies proxies;
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder refusals = new LongAdder();

    /**
     * @param max how many there may be in all
     * @param perAddressMax how many of one address, 0 for no bound
     * @param proxies whose connections are not bounded by address
     */
    public Connections(int max, int perAddressMax, TrustedProxies proxies) {
        this.max = max;
        this.proxies = proxies;
        this.networks = new KeyedPermits(perAddressMax);
    }

    /** {@return what the connections of an address are counted by} @param address null where it is not known */
    String network(@Nullable InetAddress address) {
        if (address == null) {
            return "";
        }
        return proxies.contain(address) ? PROXIES : ClientNetwork.of(address);
    }

    /** {@return whether the network may open one more connection; it has to be closed then} */
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

    /** {@return how many connections are open} */
    public int open() {
        return open.get();
    }

    /** {@return how many connections there may be} */
    public int max() {
        return max;
    }

    /** {@return how many connections each address has, and may have} */
    public KeyedPermits networks() {
        return networks;
    }

    /** {@return how many connections were refused since the process started} */
    public long refusals() {
        return refusals.sum();
    }
}
