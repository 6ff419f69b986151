package io.cygi.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.cygi.messaging.ServiceRules;
import org.junit.jupiter.api.Test;

class BoundariesTest {

    private static final ServiceRules RULES = ServiceRules.of("service");

    @Test
    void knowsNoService() {
        RULES.knowsNoOtherService();
    }

    @Test
    void keepsAccessApartFromKeys() {
        RULES.keepsItsCapabilitiesInOneDirection();
        noClasses()
                .that()
                .resideInAPackage("io.cygi.service.access..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.cygi.service.token..")
                .check(RULES.classes());
    }

    @Test
    void hasClassesInThePackagesThatTheRulesName() {
        RULES.hasClassesIn("access", "drain", "health", "start", "token");
    }
}
