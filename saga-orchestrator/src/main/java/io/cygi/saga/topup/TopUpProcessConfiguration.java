package io.cygi.saga.topup;

import io.cygi.messaging.Commands;
import io.cygi.messaging.MessagingProperties;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.Processors;
import io.cygi.messaging.processing.Sweep;
import io.cygi.saga.topup.kakaopay.KakaoPayConfiguration;
import io.cygi.saga.topup.provider.PaymentProvider;
import io.cygi.saga.topup.queue.JdbcOpenTopUps;
import io.cygi.saga.topup.queue.OpenTopUps;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.axonframework.config.ConfigurerModule;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Configures the top-up process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopUpProcessProperties.class)
@Import(KakaoPayConfiguration.class)
public class TopUpProcessConfiguration {

    /** Pause between two looks at due top-ups. A fan waits for them. */
    private static final Duration PERIOD = Duration.ofMillis(100);

    @Bean
    OpenTopUps openTopUps(JdbcTemplate jdbc, PlatformTransactionManager transactions, MessagingProperties messaging) {
        String node = Objects.requireNonNullElseGet(messaging.nodeId(), TimeOrderedIds::next);
        return new JdbcOpenTopUps(jdbc, new TransactionTemplate(transactions), node);
    }

    @Bean
    OpenTopUpEvents openTopUpEvents(OpenTopUps topUps) {
        return new OpenTopUpEvents(topUps);
    }

    @Bean
    ConfigurerModule openTopUpsProcessor() {
        return configurer -> Processors.process(configurer.eventProcessing(), OpenTopUpEvents.GROUP);
    }

    /** Creates the addresses of callbacks. Without a public address browsers are on this machine. */
    @Bean
    CallbackAddresses callbackAddresses(Environment environment) {
        return new CallbackAddresses(() -> {
            String address = environment.getProperty("cygi.public-url", "");
            return address.isEmpty()
                    ? "http://localhost:"
                            + environment.getProperty(
                                    "local.server.port", environment.getProperty("server.port", "8080"))
                    : address.replaceFirst("/$", "");
        });
    }

    @Bean
    TopUpProcess topUpProcess(
            OpenTopUps topUps,
            PaymentProvider provider,
            Commands commands,
            TopUpFindings findings,
            CallbackAddresses addresses,
            Clock clock) {
        return new TopUpProcess(topUps, provider, commands, findings, addresses, clock);
    }

    @Bean
    TopUpWorker topUpWorker(OpenTopUps topUps, TopUpProcess process, Clock clock, TopUpProcessProperties properties) {
        return new TopUpWorker(topUps, process, clock, properties.atOnceMax());
    }

    @Bean
    Sweep topUpSweep(TopUpWorker worker) {
        return new Sweep("top-ups", PERIOD, worker::look);
    }
}
