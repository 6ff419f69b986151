package io.cygi.queue.broker;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A broker within this process, where no other is named and none was started before everything else. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.kafka.bootstrap-servers", havingValue = "embedded", matchIfMissing = true)
public class BrokerConfiguration {

    @Bean
    @ConditionalOnMissingBean
    EmbeddedBroker embeddedBroker(@Value("${cygi.data-dir:./data}") String dataDir) {
        EmbeddedBroker broker = new EmbeddedBroker(Path.of(dataDir, "broker"));
        broker.start();
        return broker;
    }
}
