package io.cygi.messaging.saga;

import io.cygi.messaging.ModuleSchema;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the tables of sagas. A service that has sagas imports it. */
@Configuration(proxyBeanMethods = false)
public class SagaSchemaConfiguration {

    @Bean
    FlywayMigrationInitializer sagaSchema(DataSource dataSource) {
        return ModuleSchema.of(dataSource, "sagas");
    }
}
