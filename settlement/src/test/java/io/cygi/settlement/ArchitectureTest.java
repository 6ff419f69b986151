package io.cygi.settlement;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final List<String> PACKAGES = List.of(
            "io.cygi.settlement",
            "io.cygi.settlement.book",
            "io.cygi.settlement.check",
            "io.cygi.settlement.concert",
            "io.cygi.settlement.document",
            "io.cygi.settlement.fold",
            "io.cygi.settlement.job",
            "io.cygi.settlement.rules",
            "io.cygi.settlement.run",
            "io.cygi.settlement.statement",
            "io.cygi.settlement.view",
            "io.cygi.settlement.whatif");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.cygi.settlement");

    @Test
    void dependsOnNoOtherService() {
        noClasses()
                .that()
                .resideInAPackage("io.cygi.settlement..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.cygi.command..",
                        "io.cygi.saga..",
                        "io.cygi.query..",
                        "io.cygi.queue..",
                        "io.cygi.gateway..",
                        "io.cygi.standalone..")
                .check(CLASSES);
    }

    @Test
    void keepsItsCapabilitiesInOneDirection() {
        slices().matching("io.cygi.settlement.(*)..").should().beFreeOfCycles().check(CLASSES);
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
        for (String name : PACKAGES) {
            assertThat(CLASSES.stream().filter(found -> found.getPackageName().equals(name)))
                    .as(name)
                    .anyMatch(found -> !found.getSimpleName().equals("package-info"));
        }
    }
}
