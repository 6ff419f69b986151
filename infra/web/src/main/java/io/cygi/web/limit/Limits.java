package io.cygi.web.limit;

import io.cygi.web.permit.KeyedPermits;
import io.cygi.web.server.Connections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * All limits of this process. Services ask it for the places that their lasting work takes. When all have asked, it
 * checks that this work leaves connections to other requests, and refuses to start the process otherwise.
 */
public final class Limits implements SmartInitializingSingleton {

    /** The largest share of all connections that lasting work, or one address, may hold. */
    private static final double SHARE_MAX = 0.75;

    private final LimitProperties properties;
    private final Connections connections;
    private final RequestLimit requests;
    private final KeyedPermits streamsOfNetworks;
    private final KeyedPermits streamsOfAccounts;
    private final Places waits;
    private final List<Places> lasting = new CopyOnWriteArrayList<>();
    private final List<Places> others = new CopyOnWriteArrayList<>();

    Limits(LimitProperties properties, Connections connections, RequestLimit requests) {
        this.properties = properties;
        this.connections = connections;
        this.requests = requests;
        this.streamsOfNetworks = new KeyedPermits(properties.streamsPerAddress());
        this.streamsOfAccounts = new KeyedPermits(properties.streamsPerAccount());
        this.waits = new Places(
                "waits",
                "Too many requests wait; ask without Prefer.",
                properties.waitsMax(),
                new KeyedPermits(properties.waitsPerAddress()),
                new KeyedPermits(properties.waitsPerAccount()));
        lasting.add(waits);
    }

    /** {@return the places of waiting requests} */
    public Places waits() {
        return waits;
    }

    /**
     * {@return places of live streams; all kinds of streams to one address or account count together}
     *
     * @param name the name of the kind
     * @param max the most streams of the kind
     * @param busy the message for callers if no place is free: one sentence, free of internals
     */
    public Places streams(String name, int max, String busy) {
        Places places = new Places(name, busy, max, streamsOfNetworks, streamsOfAccounts);
        lasting.add(places);
        return places;
    }

    /**
     * {@return places of work that is short and expensive}
     *
     * @param name the name of the work
     * @param max the most work that is done at the same time
     * @param ownMax the most work at the same time for one address, and for one account
     * @param busy the message for callers if no place is free: one sentence, free of internals
     */
    public Places work(String name, int max, int ownMax, String busy) {
        Places places = new Places(name, busy, max, new KeyedPermits(ownMax), new KeyedPermits(ownMax));
        others.add(places);
        return places;
    }

    /** {@return the use of each limit} */
    List<LimitUse> use() {
        return Stream.concat(
                        Stream.of(connectionUse(), requests.use()),
                        Stream.concat(lasting.stream(), others.stream()).map(Places::use))
                .toList();
    }

    private LimitUse connectionUse() {
        return LimitUse.of(
                "connections",
                connections.open(),
                connections.max(),
                connections.networks(),
                new KeyedPermits(0),
                connections.refusals());
    }

    @Override
    public void afterSingletonsInstantiated() {
        int share = (int) (connections.max() * SHARE_MAX);
        int taken = lasting.stream().mapToInt(Places::max).sum();
        if (taken > share) {
            throw new BadLimitsException("Waiting requests and live streams may take " + taken + " connections together"
                    + " (cygi.web.limits.waits-max, cygi.query.stream-subscribers-max, cygi.waiting-room.streams-max)."
                    + " That is more than three quarters of server.tomcat.max-connections, " + connections.max()
                    + ", and would leave too few to everything else.");
        }
        if (properties.connectionsPerAddress() > share) {
            throw new BadLimitsException("One address may hold " + properties.connectionsPerAddress()
                    + " connections (cygi.web.limits.connections-per-address). That is more than three quarters of"
                    + " server.tomcat.max-connections, " + connections.max() + ", and would leave too few to others.");
        }
    }
}
