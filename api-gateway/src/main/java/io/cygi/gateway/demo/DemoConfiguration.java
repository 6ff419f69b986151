package io.cygi.gateway.demo;

import io.cygi.gateway.account.access.AccessCache;
import io.cygi.gateway.account.store.AccountOpener;
import io.cygi.messaging.Commands;
import io.cygi.messaging.processing.ProcessorPositions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/** The demo endpoints. Without the profile none of their parts exist. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@Import({DemoTokensController.class, DemoConcertsController.class, DemoConstantController.class})
public class DemoConfiguration {

    @Bean
    DemoAccounts demoAccounts(
            AccountOpener opener,
            AccessCache access,
            Commands commands,
            ProcessorPositions positions,
            Clock clock) {
        return new DemoAccounts(opener, access, commands, positions, clock);
    }
}
