package io.cygi.command.concert;

import io.cygi.contracts.concert.ConcertCommand;
import io.cygi.messaging.Commands;
import io.cygi.messaging.processing.Sweep;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Wires concerts. */
@Configuration(proxyBeanMethods = false)
@Import({Concert.class, OrganizerController.class, PosterController.class})
public class ConcertConfiguration {

    private static final Duration SALE_PERIOD = Duration.ofMillis(100);

    @Bean
    ConcertCatalogue concertCatalogue(JdbcTemplate jdbc) {
        return new ConcertCatalogue(jdbc);
    }

    /**
     * Registers the catalogue as a processor whose faults undo the events, because it is written in their transaction.
     */
    @Bean
    ConfigurerModule catalogueProcessor() {
        return configurer -> configurer
                .eventProcessing()
                .registerSubscribingEventProcessor(ConcertCatalogue.GROUP)
                .registerListenerInvocationErrorHandler(
                        ConcertCatalogue.GROUP, configuration -> PropagatingErrorHandler.instance())
                .registerErrorHandler(ConcertCatalogue.GROUP, configuration -> PropagatingErrorHandler.instance());
    }

    /**
     * Gives commands to concerts a transaction, because the catalogue is written with the events. The registration is
     * not undone on shutdown.
     */
    @Bean(destroyMethod = "")
    Registration concertTransactions(CommandBus commandBus, TransactionManager transactions) {
        return commandBus.registerHandlerInterceptor((unitOfWork, chain) -> {
            if (unitOfWork.getMessage().getPayload() instanceof ConcertCommand) {
                if (!unitOfWork.isRoot()) {
                    throw new IllegalStateException("A command to a concert is no part of a list.");
                }
                unitOfWork.attachTransaction(transactions);
            }
            return chain.proceed();
        });
    }

    @Bean
    PosterStore posterStore(JdbcTemplate jdbc, TransactionOperations transaction) {
        return new PosterStore(jdbc, transaction);
    }

    @Bean
    Sweep saleScheduler(ConcertCatalogue catalogue, Commands commands, Clock clock) {
        return new Sweep("sale-scheduler", SALE_PERIOD, new SaleScheduler(catalogue, commands, clock)::look);
    }
}
