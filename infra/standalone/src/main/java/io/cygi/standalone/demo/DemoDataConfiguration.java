package io.cygi.standalone.demo;

import io.cygi.messaging.Commands;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.standalone.folder.DataFolder;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
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
    DemoStart demoStart(
            Commands commands,
            ProcessorPositions positions,
            JdbcTemplate jdbc,
            JsonMapper json,
            Clock clock,
            DataFolder folder,
            @Value("${cygi.demo.data:true}") boolean wanted) {
        DemoData data = wanted ? new DemoData(commands, positions, jdbc, json, clock, folder.path()) : null;
        return new DemoStart(data, folder);
    }
}
