package io.cygi.saga.topup.callback;

import io.cygi.messaging.Commands;
import io.cygi.saga.topup.TopUpProcessProperties;
import io.cygi.saga.topup.queue.OpenTopUps;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Configures the callbacks. */
@Configuration(proxyBeanMethods = false)
@Import(CallbackController.class)
public class CallbackConfiguration {

    @Bean
    CallbackService callbackService(
            OpenTopUps topUps, Commands commands, Clock clock, TopUpProcessProperties properties) {
        return new CallbackService(
                topUps, commands, clock, properties.returnUrls().getFirst());
    }
}
