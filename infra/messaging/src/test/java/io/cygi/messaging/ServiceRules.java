package io.cygi.messaging;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cygi.messaging.store.EventFeed;
import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The architecture rules for the classes of every service. */
public final class ServiceRules {

    private static final List<String> SERVICES =
            List.of("command", "saga", "query", "queue", "settlement", "gateway", "standalone");

    /** The types by which services read stored events and configure the source of their processors. */
    private static final DescribedPredicate<JavaClass> PORT =
            belongToAnyOf(StoredEvents.class, StoredEvent.class, EventFeed.class);

    private final String service;
    private final JavaClasses classes;

    private ServiceRules(String service) {
        this.service = "io.cygi." + service;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(this.service);
    }

    /** {@return the rules of a service} @param service the package's name below the project's */
    public static ServiceRules of(String service) {
        return new ServiceRules(service);
    }

    /** {@return the service's own classes, for rules of its own} */
    public JavaClasses classes() {
        return classes;
    }

    /** It knows no other service. */
    public void knowsNoOtherService() {
        String[] others = SERVICES.stream()
                .map(other -> "io.cygi." + other)
                .filter(other -> !other.equals(service))
                .map(other -> other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(classes);
    }

    /**
     * It reads stored events by {@link StoredEvents} only, so that they may be in another process.
     *
     * @param exceptions names of sources that name the store's table nevertheless
     */
    public void readsTheEventStoreByItsPort(String... exceptions) {
        noClasses()
                .that()
                .resideInAPackage(service + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.axonframework.eventsourcing.eventstore..")
                        .or(resideInAPackage("io.cygi.messaging.store..").and(not(PORT))))
                .check(classes);
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(source -> source.toString().endsWith(".java"))
                            .filter(ServiceRules::namesTheTable)
                            .map(source -> source.getFileName().toString()))
                    .containsExactlyInAnyOrder(exceptions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean namesTheTable(Path source) {
        try {
            return Files.readString(source).contains("domain_event");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its capabilities depend on each other in one direction. */
    public void keepsItsCapabilitiesInOneDirection() {
        slices().matching(service + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    /** A rule about a package that is gone would hold for ever. @param packages below the service's own */
    public void hasClassesIn(String... packages) {
        for (String name : packages) {
            assertThat(classes.stream().filter(found -> found.getPackageName().equals(service + "." + name)))
                    .as(name)
                    .anyMatch(found -> !found.getSimpleName().equals("package-info"));
        }
    }
}
