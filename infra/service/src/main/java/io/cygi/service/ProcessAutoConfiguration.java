package io.cygi.service;

import io.cygi.messaging.MessagingAutoConfiguration;
import io.cygi.remote.RemoteAutoConfiguration;
import io.cygi.remote.RequiredPorts;
import io.cygi.service.drain.DrainConfiguration;
import io.cygi.service.health.HealthConfiguration;
import io.cygi.service.start.ServerDialect;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Configures what a process needs that is one service, the edge too: health, readiness, its end, and the dialect of its database. */
@AutoConfiguration(
        after = {MessagingAutoConfiguration.class, RemoteAutoConfiguration.class},
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnProperty(RequiredPorts.SERVICE)
@Import({HealthConfiguration.class, DrainConfiguration.class})
public class ProcessAutoConfiguration {

    /** Tells Hibernate the dialect, in services that use it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HibernatePropertiesCustomizer.class)
    @ConditionalOnBean(JdbcTemplate.class)
    static class Dialect {

        @Bean
        ServerDialect serverDialect(JdbcTemplate jdbc) {
            return new ServerDialect(jdbc);
        }
    }
}
