package io.cygi.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final List<String> PACKAGES = List.of(
            "io.cygi.query",
            "io.cygi.query.projection",
            "io.cygi.query.read",
            "io.cygi.query.concert",
            "io.cygi.query.seat",
            "io.cygi.query.reservation",
            "io.cygi.query.wallet",
            "io.cygi.query.admin");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.cygi.query");

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
                        "tools.jackson..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.cygi.query..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.cygi.command..", "io.cygi.saga..", "io.cygi.gateway..", "io.cygi.standalone..")
                .check(CLASSES);
    }

    @Test
    void keepsItsCapabilitiesInOneDirection() {
        slices().matching("io.cygi.query.(*)..").should().beFreeOfCycles().check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("io.cygi.query.projection", "io.cygi.query.read")
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
        for (String name : PACKAGES) {
            assertThat(CLASSES.stream().filter(found -> found.getPackageName().equals(name)))
                    .as(name)
                    .anyMatch(found -> !found.getSimpleName().equals("package-info"));
        }
    }
}
