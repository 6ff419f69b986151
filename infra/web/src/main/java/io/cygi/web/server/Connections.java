package io.cygi.web.server;

import io.cygi.web.permit.KeyedPermits;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts the connections that are open, in all and of each address. */
public final class Connections {

    /** Beyond this part of what there may be, connections are scarce. */
    private static final double SCARCE = 0.75;

    private final int max;
    private final KeyedPermits networks;
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder refusals = new LongAdder();

    /** @param max how many there may be in all @param perAddressMax how many of one address, 0 for no bound */
    public Connections(int max, int perAddressMax) {
        this.max = max;
        this.networks = new KeyedPermits(perAddressMax);
    }

    /** {@return whether the network may open one more connection; it has to be closed then} */
    boolean tryOpen(String network) {
        if (!networks.tryAcquire(network)) {
            refusals.increment();
            return false;
        }
        open.incrementAndGet();
        return true;
    }

    void closed(String network) {
        open.decrementAndGet();
        networks.release(network);
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
