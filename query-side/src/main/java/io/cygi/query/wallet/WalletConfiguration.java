package io.cygi.query.wallet;

import io.cygi.query.projection.Changes;
import io.cygi.query.projection.Projections;
import jakarta.persistence.EntityManager;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The wallet view. */
@Configuration(proxyBeanMethods = false)
@Import(WalletController.class)
public class WalletConfiguration {

    @Bean
    WalletProjection walletProjection(EntityManager entities, Changes changes) {
        return new WalletProjection(entities, changes);
    }

    @Bean
    ConfigurerModule walletProcessor() {
        return configurer ->
                Projections.register(configurer.eventProcessing(), WalletProjection.GROUP, Projections.PER_AGGREGATE);
    }
}
