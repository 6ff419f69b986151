package io.cygi.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.cygi.messaging.ServiceRules;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final ServiceRules RULES = ServiceRules.of("query");
    private static final JavaClasses CLASSES = RULES.classes();

    @Test
    void dependsOnContractsAndSharedInfrastructureOnly() {
        classes()
                .that()
                .resideInAPackage("io.cygi.query..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.cygi.query..",
                        "io.cygi.contracts..",
                        "io.cygi.messaging..",
                        "io.cygi.web..",
                        "java..",
                        "javax.sql..",
                        "jakarta..",
                        "org..",
                        "com.fasterxml..",
                        "com.github..",
                        "com.zaxxer..",
                        "tools.jackson..")
                .check(CLASSES);
        RULES.knowsNoOtherService();
    }

    @Test
    void keepsItsCapabilitiesInOneDirection() {
        RULES.keepsItsCapabilitiesInOneDirection();
        noClasses()
                .that()
                .resideInAnyPackage("io.cygi.query.projection", "io.cygi.query.read", "io.cygi.query.page")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.cygi.query.concert",
                        "io.cygi.query.seat",
                        "io.cygi.query.reservation",
                        "io.cygi.query.wallet",
                        "io.cygi.query.admin")
                .check(CLASSES);
    }

    @Test
    void keepsEntitiesInside() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void hasClassesInEveryPackageThatARuleNames() {
        RULES.hasClassesIn("projection", "read", "page", "concert", "seat", "reservation", "wallet", "admin");
    }
}
