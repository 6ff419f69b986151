package io.cygi.queue;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
            "io.cygi.queue",
            "io.cygi.queue.broker",
            "io.cygi.queue.line",
            "io.cygi.queue.ticket",
            "io.cygi.queue.kafka",
            "io.cygi.queue.lottery",
            "io.cygi.queue.challenge",
            "io.cygi.queue.lobby",
            "io.cygi.queue.admission",
            "io.cygi.queue.door");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.cygi.queue");

    @Test
    void knowsNoOtherService() {
        noClasses()
                .that()
                .resideInAPackage("io.cygi.queue..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.cygi.command..",
                        "io.cygi.saga..",
                        "io.cygi.query..",
                        "io.cygi.gateway..",
                        "io.cygi.standalone..")
                .check(CLASSES);
    }

    @Test
    void keepsTheLineFreeOfKafkaAndHttp() {
        noClasses()
                .that()
                .resideInAPackage("io.cygi.queue.line")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework..", "jakarta..")
                .check(CLASSES);
    }

    @Test
    void verifiesListsWithNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("io.cygi.queue.lottery")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.cygi.queue.lottery", "java..", "javax.crypto..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void keepsItsCapabilitiesInOneDirection() {
        slices().matching("io.cygi.queue.(*)..").should().beFreeOfCycles().check(CLASSES);
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
