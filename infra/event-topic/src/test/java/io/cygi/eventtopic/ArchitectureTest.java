package io.cygi.eventtopic;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.cygi.messaging.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final ServiceRules RULES = ServiceRules.of("eventtopic");
    private static final JavaClasses CLASSES = RULES.classes();

    @Test
    void knowsNoService() {
        RULES.knowsNoOtherService();
    }

    @Test
    void keepsItsCapabilitiesInOneDirection() {
        RULES.keepsItsCapabilitiesInOneDirection();
    }

    @Test
    void keepsPublisherAndReadersApart() {
        noClasses()
                .that()
                .resideInAPackage("io.cygi.eventtopic.consume")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.cygi.eventtopic.publish")
                .check(CLASSES);
    }

    @Test
    void hasClassesInEveryPackageThatARuleNames() {
        RULES.hasClassesIn("client", "record", "publish", "consume");
    }
}
