package io.cygi.settlement;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.cygi.messaging.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final ServiceRules RULES = ServiceRules.of("settlement");
    private static final JavaClasses CLASSES = RULES.classes();

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
                .resideInAnyPackage("io.cygi.settlement.fold", "io.cygi.settlement.rules")
                .because("the check believes nobody")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("io.cygi.settlement.statement", "io.cygi.settlement.rules")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.cygi.settlement.book", "io.cygi.settlement.job", "io.cygi.settlement.run")
                .check(CLASSES);
    }

    @Test
    void hasClassesInEveryPackageThatARuleNames() {
        RULES.hasClassesIn(
                "book",
                "check",
                "concert",
                "document",
                "fold",
                "idempotency",
                "job",
                "rules",
                "run",
                "statement",
                "view",
                "whatif");
    }
}
