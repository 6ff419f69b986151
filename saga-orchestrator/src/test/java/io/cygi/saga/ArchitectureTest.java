package io.cygi.saga;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cygi.messaging.ServiceRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.cygi.saga");

    @Test
    void readsTheEventStoreByItsPort() {
        ServiceRules.of("saga").readsTheEventStoreByItsPort();
    }

    @Test
    void dependsOnNoOtherService() {
        noClasses()
                .that()
                .resideInAPackage("io.cygi.saga..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.cygi.command..", "io.cygi.query..", "io.cygi.gateway..", "io.cygi.standalone..")
                .check(CLASSES);
    }

    @Test
    void answersRequestsInTwoPackagesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.cygi.saga.topup.callback", "io.cygi.saga.topup.report")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.cygi.web..", "org.springframework.web.bind..")
                .check(CLASSES);
    }

    @Test
    void keepsKakaoPayBehindItsPort() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.cygi.saga.topup.kakaopay", "io.cygi.saga.topup")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.cygi.saga.topup.kakaopay")
                .check(CLASSES);
    }

    @Test
    void hasNoCyclesBetweenItsFeatures() {
        slices().matching("io.cygi.saga.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"booking", "cancellation", "sweep", "topup", "topup.kakaopay", "topup.callback", "topup.report"})
    void hasClassesInEachPackageThatTheRulesAreAbout(String name) {
        assertThat(CLASSES.stream().map(type -> type.getPackageName())).contains("io.cygi.saga." + name);
    }
}
