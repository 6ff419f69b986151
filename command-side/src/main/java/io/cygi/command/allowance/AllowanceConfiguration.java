package io.cygi.command.allowance;

import io.cygi.command.repository.AggregateRepositories;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires purchase allowances. */
@Configuration(proxyBeanMethods = false)
@Import(PurchaseAllowance.class)
public class AllowanceConfiguration {

    @Bean
    Repository<PurchaseAllowance> allowanceRepository(AggregateRepositories repositories) {
        return repositories.of(PurchaseAllowance.class);
    }
}
