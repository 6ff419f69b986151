package io.cygi.messaging;

import io.cygi.messaging.decision.DecisionInterceptor;
import io.cygi.messaging.list.AggregateLocks;
import io.cygi.messaging.server.RunInterceptor;
import io.cygi.messaging.server.ServerWatch;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires commands within the process. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = MessagingProperties.EVENT_STORE, matchIfMissing = true)
class LocalCommandConfiguration {

    /** Creates the command bus. It begins no transaction; a command begins one only if it writes more than its events. */
    @Bean
    @Qualifier("localSegment")
    SimpleCommandBus commandBus(org.axonframework.config.Configuration configuration, ServerWatch watch) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
        bus.registerHandlerInterceptor(new RunInterceptor(watch));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        bus.registerHandlerInterceptor(new DecisionInterceptor());
        return bus;
    }

    /** Creates the sender of commands to the aggregates of this process, unless {@code cygi.commands.transport} names another. */
    @Bean
    @ConditionalOnProperty(name = "cygi.commands.transport", havingValue = "local", matchIfMissing = true)
    Commands commands(CommandBus commandBus, ObjectProvider<AggregateLocks> locks) {
        return new LocalCommands(commandBus, locks.getIfAvailable(AggregateLocks::none));
    }
}
