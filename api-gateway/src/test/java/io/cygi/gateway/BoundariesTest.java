package io.cygi.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cygi.messaging.ServiceRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundariesTest {

    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.cygi");

    @Test
    void readsTheEventStoreByItsPort() {
        ServiceRules.of("gateway").readsTheEventStoreByItsPort();
    }

    @Test
    void knowsNoOtherService() {
        noClasses()
                .that()
                .resideInAPackage("io.cygi.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.cygi.command..",
                        "io.cygi.saga..",
                        "io.cygi.query..",
                        "io.cygi.queue..",
                        "io.cygi.standalone..")
                .check(GATEWAY);
    }

    @Test
    void keepsAccessRulesIndependentOfTheDemo() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.cygi.gateway.security..",
                        "io.cygi.gateway.token..",
                        "io.cygi.gateway.session..",
                        "io.cygi.gateway.login..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.cygi.gateway.demo..")
                .check(GATEWAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.cygi.gateway",
                "io.cygi.gateway.security",
                "io.cygi.gateway.token",
                "io.cygi.gateway.session",
                "io.cygi.gateway.login",
                "io.cygi.gateway.room",
                "io.cygi.gateway.demo"
            })
    void hasClassesInEveryPackageThatTheRulesName(String name) {
        assertThat(GATEWAY.getPackage(name).getClasses()).isNotEmpty();
    }
}
