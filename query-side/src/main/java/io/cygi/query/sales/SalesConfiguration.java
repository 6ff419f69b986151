package io.cygi.query.sales;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Configures the view of sales. */
@Configuration(proxyBeanMethods = false)
@Import(SalesController.class)
public class SalesConfiguration {

    @Bean
    SalesCounters salesCounters(JdbcTemplate jdbc) {
        return new SalesCounters(jdbc);
    }
}
