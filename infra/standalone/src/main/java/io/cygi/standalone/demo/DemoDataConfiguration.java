package io.cygi.standalone.demo;

import io.cygi.messaging.Commands;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.standalone.folder.DataFolder;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Configures demo data and the welcome, in the demo profile only. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoDataConfiguration {

    @Bean
    @ConditionalOnBooleanProperty(name = "cygi.demo.data", matchIfMissing = true)
    DemoData demoData(
            Commands commands,
            ProcessorPositions positions,
            JdbcTemplate jdbc,
            JsonMapper json,
            Clock clock,
            DataFolder folder) {
        return new DemoData(commands, positions, jdbc, json, clock, folder.path());
    }

    @Bean
    DemoStart demoStart(ObjectProvider<DemoData> data, DataFolder folder) {
        return new DemoStart(data.getIfAvailable(), folder);
    }
}
