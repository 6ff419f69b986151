package io.cygi.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** The architecture rules for the classes of every service. */
public final class ServiceRules {

    private static final List<String> SERVICES =
            List.of("command", "saga", "query", "queue", "settlement", "gateway", "standalone");

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
