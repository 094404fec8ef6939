package dev.throughline.oms.worker;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {
    /** The tests of the activities, which Maven hands over as a jar once they are packaged. */
    private static final String TEST_JAR = "-tests.jar";

    private static final JavaClasses OMS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains(TEST_JAR))
            .importPackages("dev.throughline.oms");

    @Test
    void modulesPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.throughline.oms..")
                .layer("worker")
                .definedBy("..oms.worker..")
                .layer("activities")
                .definedBy("..oms.activities..")
                .layer("workflows")
                .definedBy("..oms.workflows..")
                .layer("api")
                .definedBy("..oms.api..")
                .whereLayer("worker")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("activities")
                .mayOnlyBeAccessedByLayers("worker")
                .whereLayer("workflows")
                .mayOnlyBeAccessedByLayers("activities", "worker")
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("activities", "worker")
                .check(OMS);
    }

    @Test
    void workflowsKnowNoFramework() {
        noClasses()
                .that()
                .resideInAPackage("..workflows..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "jakarta..",
                        "org.hibernate..",
                        "java.sql..",
                        "java.net.http..",
                        "java.nio.file..")
                .check(OMS);
    }

    @Test
    void workflowsAreDeterministic() {
        noClasses()
                .that()
                .resideInAPackage("..workflows..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.slf4j.LoggerFactory")
                .check(OMS);
    }

    @Test
    void everyUpdateHasAValidator() {
        for (var workflow : OMS.stream()
                .filter(c -> c.isAnnotatedWith(WorkflowInterface.class))
                .toList()) {
            var validated = workflow.getMethods().stream()
                    .filter(m -> m.isAnnotatedWith(UpdateValidatorMethod.class))
                    .map(m -> m.getAnnotationOfType(UpdateValidatorMethod.class).updateName())
                    .toList();
            var updates = workflow.getMethods().stream()
                    .filter(m -> m.isAnnotatedWith(UpdateMethod.class))
                    .map(JavaMethod::getName)
                    .toList();
            assertThat(validated).as(workflow.getSimpleName()).containsExactlyInAnyOrderElementsOf(updates);
        }
    }

    @Test
    void noCycles() {
        slices().matching("dev.throughline.oms.(*).(*)..")
                .should()
                .beFreeOfCycles()
                .check(OMS);
    }

    @Test
    void namesTellTheRole() {
        classes()
                .that()
                .areAnnotatedWith(WorkflowInterface.class)
                .should()
                .haveSimpleNameEndingWith("Workflow")
                .check(OMS);
        classes()
                .that()
                .areAnnotatedWith(ActivityInterface.class)
                .should()
                .haveSimpleNameEndingWith("Activities")
                .andShould()
                .resideInAPackage("..workflows..")
                .check(OMS);
        classes()
                .that()
                .implement(resideInAPackage("..workflows..")
                        .and(com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(
                                ActivityInterface.class)))
                .should()
                .bePackagePrivate()
                .andShould()
                .resideInAPackage("..activities..")
                .check(OMS);
    }

    @Test
    void modulithSeesEveryCapability() {
        var activities = ApplicationModules.of(
                "dev.throughline.oms.activities", DescribedPredicate.describe("tests", ArchitectureTest::isTest));
        activities.verify();
        assertThat(activities.stream().map(m -> m.getIdentifier().toString()))
                .containsExactlyInAnyOrder(
                        "audit",
                        "catalog",
                        "channel",
                        "customer",
                        "demand",
                        "event",
                        "exceptions",
                        "fulfillment",
                        "gathered",
                        "inventory",
                        "loyalty",
                        "marketing",
                        "messaging",
                        "order",
                        "payment",
                        "picking",
                        "promise",
                        "purchasing",
                        "reconciliation",
                        "shipping",
                        "sourcing",
                        "till");
    }

    private static boolean isTest(JavaClass type) {
        return type.getSource().map(source -> source.getUri().toString()).stream()
                .anyMatch(uri -> uri.contains(TEST_JAR) || uri.contains("/test-classes/"));
    }
}
