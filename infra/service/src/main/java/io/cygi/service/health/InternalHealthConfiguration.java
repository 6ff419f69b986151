package io.cygi.service.health;

import io.cygi.remote.LiveCommandSide;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Answers other services that ask whether this one is ready, and watches the command side where this service sends it
 * commands. The edge has no internal endpoints, and goes on without a service that is away: it answers 503 route by route.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(Readiness.class)
@Import(ReadyController.class)
public class InternalHealthConfiguration {

    @Bean
    @ConditionalOnBean(LiveCommandSide.class)
    ReadyCheck commandSideReady(LiveCommandSide commandSide) {
        return new ReadyCheck("command side", commandSide::anyTakesCommands);
    }
}
