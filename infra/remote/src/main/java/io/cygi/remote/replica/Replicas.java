package io.cygi.remote.replica;

import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders the replicas of one service for each request. A replica that fails is suspected: it comes last until it answers a
 * request or a probe. A draining replica comes before the suspected ones and after all others. No replica is left out, because
 * a suspected one is better than none. Safe for use by many threads.
 *
 * <p>A replica that answers too late counts as slow and keeps its place, because its work would make the others slow, too. It is
 * suspected if a probe finds it away, or if requests time out in three periods between checks and none is answered.
 *
 * <p>The replicas are the addresses of the configured hosts. A host may have several: a name of a cluster has those of all its
 * replicas. {@link #check} resolves the hosts again.
 */
public final class Replicas {

    /** The time from the first failure of a replica to its probe. It doubles with each probe that fails. */
    static final Duration FIRST_PROBE_AFTER = Duration.ofSeconds(1);

    /** The longest time between two probes of a replica that is not ready, and the time between two resolutions of the hosts. */
    static final Duration PROBE_AFTER_MAX = Duration.ofSeconds(5);

    /** Periods between two checks with time-outs and no answer after which a replica is suspected although probes find it. */
    static final int TIMEOUTS_MAX = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Replicas.class);

    private final String service;
    private final List<URI> configured;
    private final HostResolver hosts;
    private final ReplicaProbe probe;
    private final Clock clock;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<Replica, Absence> absences = new ConcurrentHashMap<>();
    private final Map<Replica, Slowness> slow = new ConcurrentHashMap<>();
    private final Map<URI, List<Replica>> lastResolved = new ConcurrentHashMap<>();
    private volatile List<Replica> all;
    private volatile Instant resolvedAt;

    /** The state of a replica that comes last. @param pause the time between two probes @param probeAt the time of the next probe */
    private record Absence(boolean draining, Duration pause, Instant probeAt) {}

    /** Time-outs since the last answer. @param times the periods with time-outs @param probed whether a probe came after the last one */
    private record Slowness(int times, boolean probed) {

        Slowness again() {
            return probed ? new Slowness(times + 1, false) : this;
        }
    }

    /**
     * Resolves the addresses.
     *
     * @param service the name of the service, for the log
     * @param configured the addresses, {@code http://host:port}, at least one
     * @param hosts resolves the hosts
     * @param probe asks a replica whether it is ready
     * @param clock the time
     */
    public Replicas(String service, List<URI> configured, HostResolver hosts, ReplicaProbe probe, Clock clock) {
        if (configured.isEmpty()) {
            throw new IllegalArgumentException("the service " + service + " has no address");
        }
        this.service = service;
        this.configured = List.copyOf(configured);
        this.hosts = hosts;
        this.probe = probe;
        this.clock = clock;
        this.all = resolved();
        this.resolvedAt = clock.instant();
    }

    /**
     * {@return all replicas in the order in which they are asked} For one key, replicas of the same state have the same order in
     * every process.
     *
     * @param key the key of the request, for example an account
     */
    public List<Replica> ordered(String key) {
        return lastComeLast(Rendezvous.order(all, key));
    }

    /** {@return all replicas, with another one first at each call} */
    public List<Replica> inTurn() {
        List<Replica> replicas = all;
        List<Replica> turned = new ArrayList<>(replicas.size());
        int first = Math.floorMod(turn.getAndIncrement(), Math.max(1, replicas.size()));
        for (int i = 0; i < replicas.size(); i++) {
            turned.add(replicas.get((first + i) % replicas.size()));
        }
        return lastComeLast(turned);
    }

    private List<Replica> lastComeLast(List<Replica> order) {
        if (absences.isEmpty()) {
            return order;
        }
        List<Replica> ready = new ArrayList<>(order.size());
        List<Replica> draining = new ArrayList<>();
        List<Replica> suspected = new ArrayList<>();
        for (Replica replica : order) {
            Absence absence = absences.get(replica);
            (absence == null ? ready : absence.draining ? draining : suspected).add(replica);
        }
        ready.addAll(draining);
        ready.addAll(suspected);
        return ready;
    }

    /** Suspects a replica that did not answer. @param replica the replica */
    public void failed(Replica replica) {
        absent(replica, false);
    }

    /**
     * Notes that a replica has taken a request and not answered in time. The replica keeps its place until the next
     * {@link #check} has probed it. All time-outs between two checks count as one.
     *
     * @param replica the replica
     */
    public void timedOut(Replica replica) {
        if (!all.contains(replica)) {
            return;
        }
        Slowness now = slow.compute(replica, (key, before) -> before == null ? new Slowness(1, false) : before.again());
        if (now.times >= TIMEOUTS_MAX) {
            failed(replica);
        }
    }

    /** Notes that a replica has answered that it ends. @param replica the replica */
    public void drains(Replica replica) {
        absent(replica, true);
    }

    private void absent(Replica replica, boolean draining) {
        if (!all.contains(replica)) {
            return;
        }
        Absence before = absences.putIfAbsent(
                replica,
                new Absence(draining, FIRST_PROBE_AFTER, clock.instant().plus(FIRST_PROBE_AFTER)));
        if (before == null) {
            LOG.warn("The replica {} of {} {}", replica, service, draining ? "drains" : "does not answer");
        } else if (before.draining != draining) {
            absences.replace(replica, before, new Absence(draining, before.pause, before.probeAt));
        }
    }

    /** Notes that a replica has answered, so that it is no longer suspected. @param replica the replica */
    public void answered(Replica replica) {
        if (!slow.isEmpty()) {
            slow.remove(replica);
        }
        if (!absences.isEmpty() && absences.remove(replica) != null) {
            LOG.info("The replica {} of {} answers", replica, service);
        }
    }

    /** {@return whether any replica is neither suspected nor draining} */
    public boolean anyReady() {
        return all.stream().anyMatch(replica -> !absences.containsKey(replica));
    }

    /**
     * Probes the slow replicas, and those that come last and whose next probe is due. Resolves the hosts again every five seconds.
     */
    public void check() {
        Instant now = clock.instant();
        if (!now.isBefore(resolvedAt.plus(PROBE_AFTER_MAX))) {
            resolvedAt = now;
            List<Replica> found = resolved();
            if (!found.equals(all)) {
                LOG.info("The replicas of {} are {}", service, found);
                all = found;
                absences.keySet().retainAll(Set.copyOf(found));
                slow.keySet().retainAll(Set.copyOf(found));
            }
        }
        slow.forEach((replica, slowness) -> {
            if (!slowness.probed && !absences.containsKey(replica)) {
                probeSlow(replica, slowness);
            }
        });
        absences.forEach((replica, absence) -> {
            if (!now.isBefore(absence.probeAt)) {
                probe(replica, absence);
            }
        });
    }

    private void probeSlow(Replica replica, Slowness slowness) {
        slow.replace(replica, slowness, new Slowness(slowness.times, true));
        ReplicaProbe.State state = probe.probe(replica);
        if (state != ReplicaProbe.State.READY) {
            absent(replica, state == ReplicaProbe.State.DRAINING);
        }
    }

    private void probe(Replica replica, Absence absence) {
        ReplicaProbe.State state = probe.probe(replica);
        if (state == ReplicaProbe.State.READY) {
            answered(replica);
            return;
        }
        Duration pause = absence.pause.multipliedBy(2);
        Duration bounded = pause.compareTo(PROBE_AFTER_MAX) > 0 ? PROBE_AFTER_MAX : pause;
        absences.replace(
                replica,
                absence,
                new Absence(
                        state == ReplicaProbe.State.DRAINING,
                        bounded,
                        clock.instant().plus(bounded)));
    }

    /** {@return the replicas of all hosts} A host that cannot be resolved keeps its earlier addresses, or else stands for itself. */
    private List<Replica> resolved() {
        Set<Replica> replicas = new LinkedHashSet<>();
        for (URI each : configured) {
            try {
                lastResolved.put(each, addresses(each));
            } catch (UnknownHostException e) {
                LOG.warn("The host {} of {} cannot be resolved", each.getHost(), service, e);
            }
            replicas.addAll(lastResolved.getOrDefault(each, List.of(new Replica(each))));
        }
        return replicas.stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    private List<Replica> addresses(URI uri) throws UnknownHostException {
        return hosts.resolve(uri.getHost()).stream()
                .map(address -> address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address)
                .map(address -> new Replica(URI.create(uri.getScheme() + "://" + address + ":" + uri.getPort())))
                .toList();
    }
}
