package io.cygi.query;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.cygi.messaging.ServiceRules;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final int TYPES_MAX = 15;
    private static final long LINES_MAX = 1_500;

    private static final String ROOT = "io.cygi.query";
    private static final Path SOURCES = Path.of("src/main/java");

    /** Names of packages that are shared by views. */
    private static final Set<String> SHARED = Set.of("projection", "read", "page");

    private static final ServiceRules RULES = ServiceRules.of("query");
    private static final JavaClasses CLASSES = RULES.classes();

    /** The only exception is the search of admins, which has SQL of its own until it moves to the command side. */
    @Test
    void readsTheEventStoreByItsPort() {
        RULES.readsTheEventStoreByItsPort("EventSearch.java");
    }

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
                        "io.cygi.remote..",
                        "io.cygi.service..",
                        "io.cygi.web..",
                        "java..",
                        "javax.sql..",
                        "jakarta..",
                        "org..",
                        "com.fasterxml..",
                        "com.github..",
                        "com.zaxxer..",
                        "tools.jackson..")
                .check(CLASSES);
        RULES.knowsNoOtherService();
    }

    @Test
    void keepsItsCapabilitiesInOneDirection() {
        RULES.keepsItsCapabilitiesInOneDirection();
    }

    @Test
    void keepsSharedPackagesFreeOfViews() {
        String[] views = packages()
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1).split("\\.")[0])
                .filter(name -> !SHARED.contains(name))
                .distinct()
                .map(name -> ROOT + "." + name + "..")
                .toArray(String[]::new);
        assertThat(views).hasSizeGreaterThan(SHARED.size());
        noClasses()
                .that()
                .resideInAnyPackage(
                        SHARED.stream().map(name -> ROOT + "." + name + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(views)
                .check(CLASSES);
    }

    @Test
    void keepsThePartsOfAViewInOneDirection() {
        List<String> divided = packages()
                .filter(name -> !name.equals(ROOT))
                .filter(name -> packages().anyMatch(other -> other.startsWith(name + ".")))
                .toList();
        assertThat(divided).contains(ROOT + ".seat");
        for (String view : divided) {
            slices().matching(view + ".(*)..").should().beFreeOfCycles().check(CLASSES);
            noClasses()
                    .that()
                    .resideInAPackage(view)
                    .should()
                    .dependOnClassesThat(resideInAPackage(view + "..").and(not(resideInAPackage(view))))
                    .check(CLASSES);
        }
    }

    @Test
    void keepsPackagesSmall() {
        packages().forEach(name -> {
            assertThat(CLASSES.stream()
                            .filter(found -> found.getPackageName().equals(name))
                            .filter(JavaClass::isTopLevelClass)
                            .filter(found -> !found.getSimpleName().equals("package-info")))
                    .as("types of %s", name)
                    .hasSizeLessThanOrEqualTo(TYPES_MAX);
            assertThat(lines(name)).as("lines of %s", name).isBetween(1L, LINES_MAX);
        });
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
        RULES.hasClassesIn("projection", "read", "page", "concert", "seat", "reservation", "wallet", "admin");
    }

    private static Stream<String> packages() {
        return CLASSES.stream().map(JavaClass::getPackageName).distinct();
    }

    private static long lines(String packageName) {
        Path folder = SOURCES.resolve(packageName.replace('.', '/'));
        assertThat(folder.resolve("package-info.java")).exists();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(ArchitectureTest::linesOf)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long linesOf(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
