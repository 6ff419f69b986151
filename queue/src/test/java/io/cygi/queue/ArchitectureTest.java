package io.cygi.queue;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.cygi.messaging.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final ServiceRules RULES = ServiceRules.of("queue");
    private static final JavaClasses CLASSES = RULES.classes();

    @Test
    void readsTheEventStoreByItsPort() {
        RULES.readsTheEventStoreByItsPort();
    }

    @Test
    void knowsNoOtherService() {
        RULES.knowsNoOtherService();
    }

    @Test
    void keepsTheStateMachineFreeOfKafkaSpringAndHttp() {
        classes()
                .that()
                .resideInAPackage("io.cygi.queue.room..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.cygi.queue.room..",
                        "io.cygi.contracts..",
                        "java..",
                        "org.roaringbitmap..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void keepsTheStateMachinesPartsInOneDirection() {
        slices().matching("io.cygi.queue.room.(*)..").should().beFreeOfCycles().check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.cygi.queue.room.line",
                        "io.cygi.queue.room.call",
                        "io.cygi.queue.room.pass",
                        "io.cygi.queue.room.record")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.cygi.queue.room")
                .check(CLASSES);
    }

    @Test
    void changesARoomByItsReducerAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.cygi.queue.room..")
                .or()
                .haveSimpleName("RoomQueries")
                .or()
                .haveSimpleName("AdmissionPolicy")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("RoomData")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("ActivePasses")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("CallWindow")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("LinePartition")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("LobbyEntries")
                .check(CLASSES);
    }

    @Test
    void keepsTheLotteryAndTicketsFreeOfKafkaSpringAndHttp() {
        noClasses()
                .that()
                .resideInAnyPackage("io.cygi.queue.lottery", "io.cygi.queue.ticket", "io.cygi.queue.challenge")
                .and()
                .haveSimpleNameNotEndingWith("Configuration")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework..", "jakarta..")
                .check(CLASSES);
    }

    @Test
    void keepsKafkaBehindItsPackages() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.cygi.queue.kafka..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                .check(CLASSES);
    }

    @Test
    void keepsHttpBehindItsPackages() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.cygi.queue.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.springframework.http..")
                .check(CLASSES);
    }

    @Test
    void keepsItsCapabilitiesInOneDirection() {
        RULES.keepsItsCapabilitiesInOneDirection();
    }

    @Test
    void hasClassesInEveryPackageThatARuleNames() {
        RULES.hasClassesIn(
                "room",
                "room.line",
                "room.call",
                "room.pass",
                "room.record",
                "ticket",
                "challenge",
                "lottery",
                "kafka.client",
                "kafka.replica",
                "kafka.control",
                "service",
                "http",
                "http.ticket",
                "http.fan");
    }
}
