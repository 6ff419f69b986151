package io.cygi.remote;

import io.cygi.contracts.catalogue.CommandTypes;
import io.cygi.messaging.Commands;
import io.cygi.messaging.MessagingAutoConfiguration;
import io.cygi.messaging.MessagingProperties;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.messaging.store.history.StoredPayloads;
import io.cygi.remote.command.CommandExchange;
import io.cygi.remote.command.CommandFormat;
import io.cygi.remote.command.CommandSideProbe;
import io.cygi.remote.command.RemoteCommandProperties;
import io.cygi.remote.command.RemoteCommands;
import io.cygi.remote.event.EventQuery;
import io.cygi.remote.event.EventReads;
import io.cygi.remote.event.HttpStoredEvents;
import io.cygi.remote.event.RemoteReadProperties;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.remote.replica.HostResolver;
import io.cygi.remote.replica.Replicas;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Configures the commands to other processes if {@code cygi.commands.transport} is {@code remote}, and the reading of stored
 * events from them if this process has no event store. By default it creates only settings, service tokens and the format.
 */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@EnableConfigurationProperties({ServiceProperties.class, RemoteCommandProperties.class, RemoteReadProperties.class})
public class RemoteAutoConfiguration {

    /** Creates the service tokens when they are needed. A process that neither sends nor serves needs no key. */
    @Bean
    @Lazy
    ServiceTokens serviceTokens(ServiceProperties services, Environment environment, Clock clock) {
        String name = services.name() == null ? environment.getProperty(RequiredPorts.SERVICE) : services.name();
        return new ServiceTokens(
                Objects.requireNonNullElse(name, "service"),
                Stream.of(services.key(), services.previousKey())
                        .filter(Objects::nonNull)
                        .toList(),
                clock);
    }

    @Bean
    CommandFormat commandFormat() {
        return new CommandFormat(CommandTypes.PLATFORM);
    }

    /** Matches if this process sends commands to other processes, or reads stored events from them. */
    static final class CommandSideElsewhere extends AnyNestedCondition {

        CommandSideElsewhere() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty(name = "cygi.commands.transport", havingValue = "remote")
        static final class ForCommands {}

        @ConditionalOnProperty(name = MessagingProperties.EVENT_STORE, havingValue = "false")
        static final class ForEvents {}
    }

    /** Wires the requests to the command side. Most beans are lazy, because a process may need none of them. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(CommandSideElsewhere.class)
    static class CommandSide {

        @Bean
        @Lazy
        InternalHttp internalHttp(ServiceTokens tokens, RemoteCommandProperties properties) {
            return new InternalHttp(tokens, properties.connectTimeout());
        }

        @Bean
        @Lazy
        CheckedReplicas commandSideReplicas(
                ServiceProperties services, InternalHttp http, CommandFormat format, Clock clock) {
            return new CheckedReplicas(new Replicas(
                    "command-side",
                    services.commandSide(),
                    HostResolver.SYSTEM,
                    new CommandSideProbe(http, format, RemoteCommandProperties.PATH),
                    clock));
        }

        /** The replicas as reads see them. A replica that fails or is slow at reads keeps its keys of commands, and the reverse. */
        @Bean
        @Lazy
        @ConditionalOnProperty(name = MessagingProperties.EVENT_STORE, havingValue = "false")
        CheckedReplicas eventReplicas(
                ServiceProperties services, InternalHttp http, CommandFormat format, Clock clock) {
            return new CheckedReplicas(new Replicas(
                    "command-side events",
                    services.commandSide(),
                    HostResolver.SYSTEM,
                    new CommandSideProbe(http, format, EventQuery.PATH),
                    clock));
        }

        @Bean
        @ConditionalOnProperty(name = "cygi.commands.transport", havingValue = "remote")
        Commands commands(
                @Qualifier("commandSideReplicas") CheckedReplicas commandSide,
                InternalHttp http,
                CommandFormat format,
                RemoteCommandProperties properties) {
            return new RemoteCommands(
                    new CommandExchange(commandSide.replicas(), http, format, properties),
                    format,
                    CommandTypes.PLATFORM);
        }

        /** Tells whether commands can be sent, for the readiness of this process. */
        @Bean
        @Lazy
        @ConditionalOnProperty(name = "cygi.commands.transport", havingValue = "remote")
        LiveCommandSide liveCommandSide(
                @Qualifier("commandSideReplicas") CheckedReplicas commandSide,
                InternalHttp http,
                CommandFormat format) {
            return new LiveCommandSide(
                    commandSide.replicas(), new CommandSideProbe(http, format, RemoteCommandProperties.PATH));
        }

        /** Reads stored events from the command side. The bean is lazy, because a process may read none. */
        @Bean
        @Lazy
        @ConditionalOnProperty(name = MessagingProperties.EVENT_STORE, havingValue = "false")
        StoredEvents storedEvents(
                @Qualifier("eventReplicas") CheckedReplicas commandSide,
                InternalHttp http,
                CommandFormat format,
                RemoteReadProperties properties,
                StoredPayloads payloads) {
            return new HttpStoredEvents(new EventReads(commandSide.replicas(), http, format, properties), payloads);
        }

        @Bean
        @Lazy
        @ConditionalOnProperty(name = MessagingProperties.EVENT_STORE, havingValue = "false")
        StoredPayloads remotePayloads(@Qualifier("eventSerializer") Serializer serializer, EventUpcaster upcasters) {
            return new StoredPayloads(serializer, upcasters);
        }
    }
}
