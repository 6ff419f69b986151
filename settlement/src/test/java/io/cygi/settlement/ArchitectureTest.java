package io.cygi.settlement;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.cygi.messaging.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final ServiceRules RULES = ServiceRules.of("settlement");
    private static final JavaClasses CLASSES = RULES.classes();

    @Test
    void readsTheEventStoreByItsPort() {
        RULES.readsTheEventStoreByItsPort();
    }

    @Test
    void dependsOnNoOtherService() {
        RULES.knowsNoOtherService();
    }

    @Test
    void keepsItsCapabilitiesInOneDirection() {
        RULES.keepsItsCapabilitiesInOneDirection();
        noClasses()
                .that()
                .resideInAPackage("io.cygi.settlement.check")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.cygi.settlement.compute", "io.cygi.settlement.read", "io.cygi.settlement.rules")
                .because("the check uses nothing that computed the statement")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.cygi.settlement.compute", "io.cygi.settlement.statement", "io.cygi.settlement.rules")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.cygi.settlement.store",
                        "io.cygi.settlement.read",
                        "io.cygi.settlement.job",
                        "io.cygi.settlement.run")
                .check(CLASSES);
    }

    @Test
    void hasClassesInEveryPackageThatARuleNames() {
        RULES.hasClassesIn(
                "check",
                "compute",
                "document",
                "events",
                "find",
                "idempotency",
                "job",
                "pay",
                "read",
                "rules",
                "run",
                "statement",
                "store",
                "view",
                "whatif");
    }
}
