package io.cygi.messaging.server;

import io.cygi.messaging.MessagingProperties;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires the watch over the database server. */
@Configuration(proxyBeanMethods = false)
public class ServerConfiguration {

    @Bean
    static LeftOutIndexes leftOutIndexes() {
        return new LeftOutIndexes();
    }

    @Bean
    static ServerWatch serverWatch(LeftOutIndexes indexes, Environment environment) {
        return MessagingProperties.hasEventStore(environment) ? new ServerWatch(indexes) : ServerWatch.withoutStore();
    }

    @Bean
    static BeanPostProcessor watchedDataSources(ObjectProvider<ServerWatch> watch) {
        return new BeanPostProcessor() {

            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                return bean instanceof DataSource pool ? new WatchedDataSource(pool, watch.getObject()) : bean;
            }
        };
    }
}
