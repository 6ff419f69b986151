package io.cygi.settlement.whatif;

import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.settlement.SettlementProperties;
import io.cygi.settlement.find.EndedConcertProjection;
import io.cygi.settlement.rules.RuleRepository;
import io.cygi.settlement.store.SettlementRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Configures the endpoints of the rules. */
@Configuration(proxyBeanMethods = false)
@Import({RuleController.class, WhatIfController.class})
public class WhatIfConfiguration {

    @Bean
    WhatIfCalculator whatIf(
            StoredEvents events,
            EndedConcertProjection concerts,
            SettlementRepository settlements,
            RuleRepository versions,
            SettlementProperties properties) {
        return new WhatIfCalculator(events, concerts, settlements, versions, properties.zone());
    }
}
