package io.cygi.queue.lottery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LotteryBoundaryTest {

    @Test
    void needsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("io.cygi.queue.lottery")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.cygi.queue.lottery", "java..", "javax.crypto..", "org.jspecify..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.cygi.queue.lottery"));
    }
}
