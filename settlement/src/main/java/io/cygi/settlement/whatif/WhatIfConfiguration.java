package io.cygi.settlement.whatif;

import io.cygi.messaging.store.StoredEvents;
import io.cygi.settlement.SettlementProperties;
import io.cygi.settlement.find.EndedConcerts;
import io.cygi.settlement.rules.RuleVersions;
import io.cygi.settlement.store.Settlements;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the rules' endpoints. */
@Configuration(proxyBeanMethods = false)
@Import({RuleController.class, WhatIfController.class})
public class WhatIfConfiguration {

    @Bean
    WhatIf whatIf(
            StoredEvents events,
            EndedConcerts concerts,
            Settlements settlements,
            RuleVersions versions,
            SettlementProperties properties) {
        return new WhatIf(events, concerts, settlements, versions, properties.zone());
    }
}
