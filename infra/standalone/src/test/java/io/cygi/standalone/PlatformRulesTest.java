package io.cygi.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Requester;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests rules for the classes of all modules. */
class PlatformRulesTest {

    private static final int TYPES_MAX = 15;
    private static final int PARAMETERS_MAX = 6;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.cygi");

    /**
     * The packages of {@code contracts} that belong to the domain. Infrastructure may use only the others and the
     * identity of a caller.
     */
    private static final DescribedPredicate<JavaClass> DOMAIN = resideInAPackage("io.cygi.contracts..")
            .and(DescribedPredicate.not(resideInAPackage("io.cygi.contracts")
                    .or(resideInAPackage("io.cygi.contracts.catalogue"))
                    .or(resideInAPackage("io.cygi.contracts.correlation"))
                    .or(resideInAPackage("io.cygi.contracts.text"))
                    .or(name(AccountId.class.getName()))
                    .or(name(Requester.class.getName()))))
            .as("types of the domain");

    @Test
    void keepsTheDomainOutOfInfrastructure() {
        noClasses()
                .that()
                .resideInAnyPackage("io.cygi.messaging..", "io.cygi.web..", "io.cygi.broker..", "io.cygi.kakaopay..")
                .and()
                .resideOutsideOfPackage("io.cygi.messaging.upcasting")
                .should()
                .dependOnClassesThat(DOMAIN)
                .because("only upcasters know earlier forms of events")
                .check(CLASSES);
        assertThat(DOMAIN.test(CLASSES.get("io.cygi.contracts.value.Money"))).isTrue();
    }

    @Test
    void keepsContractsFreeOfHttpAndDatabases() {
        classes()
                .that()
                .resideInAPackage("io.cygi.contracts..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.cygi.contracts..",
                        "java..",
                        "com.fasterxml.jackson.annotation..",
                        "jakarta.validation..",
                        "org.axonframework..",
                        "org.jspecify..",
                        "org.slf4j..")
                .check(CLASSES);
    }

    @Test
    void keepsPackagesSmall() {
        Map<String, List<String>> types = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getPackageName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getSimpleName, Collectors.toList())));

        assertThat(types).hasSizeGreaterThan(100);
        assertThat(types)
                .allSatisfy((name, found) ->
                        assertThat(found).as("types of %s", name).hasSizeLessThanOrEqualTo(TYPES_MAX));
    }

    /** A record's constructor has a parameter for each component. What the compiler adds is not counted. */
    @Test
    void keepsSignaturesSmall() {
        codeUnits()
                .that()
                .areDeclaredInClassesThat()
                .areNotRecords()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should(haveParametersUpTo(PARAMETERS_MAX))
                .check(CLASSES);
    }

    private static ArchCondition<JavaCodeUnit> haveParametersUpTo(int max) {
        return new ArchCondition<>("have up to " + max + " parameters") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                // Reflection loads the class, and knows what the compiler has added: an enum's name and ordinal, what
                // an
                // inner class captures.
                boolean small = unit.getRawParameterTypes().size() <= max
                        || Arrays.stream(((Executable) unit.reflect()).getParameters())
                                        .filter(parameter -> !parameter.isSynthetic() && !parameter.isImplicit())
                                        .count()
                                <= max;
                events.add(new SimpleConditionEvent(unit, small, unit.getDescription()));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"messaging", "web", "kakaopay", "contracts"})
    void keepsTheCapabilitiesOfAModuleInOneDirection(String module) {
        slices().matching("io.cygi." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void keepsThePartsOfTheEventStoreIndependentOfIt() {
        slices().matching("io.cygi.messaging.store.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.cygi.messaging.store.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.cygi.messaging.store")
                .check(CLASSES);
    }
}
