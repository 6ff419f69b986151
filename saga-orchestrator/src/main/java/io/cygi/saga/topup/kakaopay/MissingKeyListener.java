package io.cygi.saga.topup.kakaopay;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/** Refuses a start without KakaoPay's key as soon as the settings are read, before any database is created. */
final class MissingKeyListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    /** @throws MissingKeyException as {@link KakaoPayProperties#of} does */
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        KakaoPayProperties.of(event.getEnvironment());
    }
}
