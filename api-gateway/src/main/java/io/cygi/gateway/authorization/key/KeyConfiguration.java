package io.cygi.gateway.authorization.key;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Configures API keys and the endpoints of keys. */
@Configuration(proxyBeanMethods = false)
@Import({ApiKeyController.class, SigningKeyController.class})
public class KeyConfiguration {

    @Bean
    ApiKeys apiKeys(JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
        return new ApiKeys(jdbc, transaction, clock);
    }

    @Bean
    PersonalApiKeys personalApiKeys(ApiKeys keys) {
        return new PersonalApiKeys(keys);
    }
}
