package io.cygi.saga.topup.kakaopay;

import io.cygi.saga.topup.provider.PaymentProvider;
import io.cygi.saga.topup.provider.WatchedProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Configures KakaoPay as the payment provider. */
@Configuration(proxyBeanMethods = false)
public class KakaoPayConfiguration {

    @Bean
    @ConditionalOnMissingBean(PaymentProvider.class)
    WatchedProvider paymentProvider(Environment environment) {
        KakaoPayProperties properties = KakaoPayProperties.of(environment);
        return new WatchedProvider(
                properties.secretKey().isBlank()
                        ? new UnsetProvider()
                        : new KakaoPayProvider(properties.baseUrl(), properties.secretKey(), properties.cid()));
    }
}
