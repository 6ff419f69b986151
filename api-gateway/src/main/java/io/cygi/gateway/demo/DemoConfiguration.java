package io.cygi.gateway.demo;

import io.cygi.gateway.account.access.AccessCache;
import io.cygi.gateway.account.store.AccountOpener;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.login.page.QuickLogin;
import io.cygi.messaging.Commands;
import io.cygi.messaging.processing.ReadSide;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/** Configures the demo endpoints. Their parts exist in the demo profile only. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@Import({
    DemoTokensController.class,
    DemoConcertsController.class,
    DemoConstantController.class,
    DemoLoginController.class
})
public class DemoConfiguration {

    /** The demo accounts that the login page offers with one click. Any other can be named. */
    private static final List<String> OFFERED = List.of("fan-1", "fan-2", "organizer-1", "admin");

    @Bean
    QuickLogin demoLogin() {
        return () -> OFFERED;
    }

    @Bean
    DemoAccounts demoAccounts(
            AccountRows rows,
            AccountOpener opener,
            AccessCache access,
            Commands commands,
            ReadSide readSide,
            Clock clock) {
        return new DemoAccounts(rows, opener, access, commands, readSide, clock);
    }
}
