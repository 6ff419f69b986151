package io.cygi.standalone.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wires what Hibernate is told about the server. */
@Configuration(proxyBeanMethods = false)
class DialectConfiguration {

    @Bean
    ServerDialect serverDialect(JdbcTemplate jdbc) {
        return new ServerDialect(jdbc);
    }
}
