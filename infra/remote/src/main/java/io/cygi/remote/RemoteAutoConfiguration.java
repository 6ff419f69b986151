package io.cygi.remote;

import io.cygi.contracts.catalogue.CommandTypes;
import io.cygi.messaging.Commands;
import io.cygi.messaging.MessagingAutoConfiguration;
import io.cygi.remote.command.CommandExchange;
import io.cygi.remote.command.CommandFormat;
import io.cygi.remote.command.CommandSideProbe;
import io.cygi.remote.command.RemoteCommandProperties;
import io.cygi.remote.command.RemoteCommands;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.remote.replica.HostResolver;
import io.cygi.remote.replica.Replicas;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Sends commands to other processes where {@code cygi.commands.transport} says so. By default it creates nothing but settings.
 */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@EnableConfigurationProperties({ServiceProperties.class, RemoteCommandProperties.class})
public class RemoteAutoConfiguration {

    /** Lazy: a process that neither sends nor serves needs no key. */
    @Bean
    @Lazy
    ServiceTokens serviceTokens(ServiceProperties services, Clock clock) {
        return new ServiceTokens(
                services.name(),
                Stream.of(services.key(), services.previousKey())
                        .filter(Objects::nonNull)
                        .toList(),
                clock);
    }

    @Bean
    CommandFormat commandFormat() {
        return new CommandFormat(CommandTypes.PLATFORM);
    }

    /** Commands that travel. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "cygi.commands.transport", havingValue = "remote")
    static class Remote {

        @Bean
        InternalHttp internalHttp(ServiceTokens tokens, RemoteCommandProperties properties) {
            return new InternalHttp(tokens, properties.connectTimeout());
        }

        @Bean
        Replicas commandSideReplicas(ServiceProperties services, InternalHttp http, CommandFormat format, Clock clock) {
            return new Replicas(
                    "command-side",
                    services.commandSide(),
                    HostResolver.SYSTEM,
                    new CommandSideProbe(http, format),
                    clock);
        }

        @Bean
        ReplicaChecks commandSideChecks(Replicas commandSideReplicas) {
            return new ReplicaChecks(commandSideReplicas);
        }

        @Bean
        Commands commands(
                Replicas commandSideReplicas,
                InternalHttp http,
                CommandFormat format,
                RemoteCommandProperties properties) {
            return new RemoteCommands(
                    new CommandExchange(commandSideReplicas, http, format, properties), format, CommandTypes.PLATFORM);
        }
    }
}
