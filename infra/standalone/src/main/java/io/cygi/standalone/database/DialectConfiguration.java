package io.cygi.standalone.database;

import io.cygi.service.start.ServerDialect;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Configures Hibernate for the database server. */
@Configuration(proxyBeanMethods = false)
class DialectConfiguration {

    @Bean
    ServerDialect serverDialect(JdbcTemplate jdbc) {
        return new ServerDialect(jdbc);
    }
}
