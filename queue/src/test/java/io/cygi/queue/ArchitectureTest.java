package io.cygi.queue;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.cygi.messaging.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final ServiceRules RULES = ServiceRules.of("queue");
    private static final JavaClasses CLASSES = RULES.classes();

    @Test
    void knowsNoOtherService() {
        RULES.knowsNoOtherService();
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
        RULES.keepsItsCapabilitiesInOneDirection();
    }

    @Test
    void hasClassesInEveryPackageThatARuleNames() {
        RULES.hasClassesIn("broker", "line", "ticket", "kafka", "lottery", "challenge", "lobby", "admission", "door");
    }
}
