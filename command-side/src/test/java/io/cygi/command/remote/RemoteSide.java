package io.cygi.command.remote;

import io.cygi.command.writers.TwoCommandSides;
import io.cygi.contracts.catalogue.CommandTypes;
import io.cygi.messaging.Commands;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.messaging.store.history.StoredPayloads;
import io.cygi.remote.command.CommandExchange;
import io.cygi.remote.command.CommandFormat;
import io.cygi.remote.command.CommandSideProbe;
import io.cygi.remote.command.RemoteCommandProperties;
import io.cygi.remote.command.RemoteCommandProperties.Transport;
import io.cygi.remote.command.RemoteCommands;
import io.cygi.remote.event.EventQuery;
import io.cygi.remote.event.EventReads;
import io.cygi.remote.event.HttpStoredEvents;
import io.cygi.remote.event.RemoteReadProperties;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.remote.replica.HostResolver;
import io.cygi.remote.replica.Replicas;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** A simulated service that sends its commands to replicas of the command side. */
public final class RemoteSide implements AutoCloseable {

    private final InternalHttp http;
    private final Replicas replicas;
    private final Replicas eventReplicas;
    private final Commands commands;

    /** Creates a service. @param attempt the longest wait for one replica @param addresses the addresses of the replicas */
    public RemoteSide(Duration attempt, List<URI> addresses) {
        CommandFormat format = new CommandFormat(CommandTypes.PLATFORM);
        http = new InternalHttp(
                new ServiceTokens("saga-orchestrator", List.of(TwoCommandSides.KEY), Clock.systemUTC()),
                Duration.ofSeconds(2));
        replicas = new Replicas(
                "command-side",
                addresses,
                HostResolver.SYSTEM,
                new CommandSideProbe(http, format, RemoteCommandProperties.PATH),
                Clock.systemUTC());
        eventReplicas = new Replicas(
                "command-side events",
                addresses,
                HostResolver.SYSTEM,
                new CommandSideProbe(http, format, EventQuery.PATH),
                Clock.systemUTC());
        RemoteCommandProperties properties =
                new RemoteCommandProperties(Transport.REMOTE, attempt, Duration.ofSeconds(60), Duration.ofSeconds(2));
        commands = new RemoteCommands(
                new CommandExchange(replicas, http, format, properties), format, CommandTypes.PLATFORM);
    }

    /** {@return a service with the default waits} @param addresses the addresses of the replicas */
    public static RemoteSide of(URI... addresses) {
        return new RemoteSide(Duration.ofSeconds(3), Arrays.asList(addresses));
    }

    /** {@return the sender of its commands} */
    public Commands commands() {
        return commands;
    }

    /** {@return the events that the replicas have stored} @param sides the command sides, whose serializer the service uses */
    StoredEvents events(TwoCommandSides sides) {
        return events(sides, new RemoteReadProperties(Duration.ofSeconds(5), Duration.ofSeconds(10)));
    }

    /** {@return the events that the replicas have stored} @param properties the longest waits */
    StoredEvents events(TwoCommandSides sides, RemoteReadProperties properties) {
        return new HttpStoredEvents(
                new EventReads(eventReplicas, http, new CommandFormat(CommandTypes.PLATFORM), properties),
                new StoredPayloads(sides.bean(Serializer.class), sides.bean(EventUpcaster.class)));
    }

    /** {@return the replicas as its commands see them} */
    Replicas replicas() {
        return replicas;
    }

    /** {@return the replicas as its reads see them} */
    Replicas eventReplicas() {
        return eventReplicas;
    }

    @Override
    public void close() {
        http.close();
    }
}
