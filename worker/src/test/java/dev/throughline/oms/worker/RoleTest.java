package dev.throughline.oms.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.ClassUtils;

/** What {@code throughline.role} switches, asked of the components' own conditions: none is built for it. */
class RoleTest {
    /** What any role has and no settings switch: it stops what runs. */
    private static final Set<String> EVERYWHERE = Set.of("WorkerDrain");

    @Test
    void allDoesEverything() {
        withRole("all", (environment, components) -> {
            assertThat(components).anyMatch(RoleTest::serves).anyMatch(RoleTest::worksByItself);
            assertThat(environment.getProperty("spring.temporal.start-workers")).isEqualTo("true");
        });
    }

    @Test
    void apiServesAndWorksOffNothing() {
        withRole("api", (environment, components) -> {
            assertThat(components).anyMatch(RoleTest::serves).noneMatch(RoleTest::worksByItself);
            assertThat(environment.getProperty("spring.temporal.start-workers")).isEqualTo("false");
        });
    }

    @Test
    void workerServesNothingAndWorksEverythingOff() {
        withRole("worker", (environment, components) -> {
            assertThat(components).noneMatch(RoleTest::serves).anyMatch(RoleTest::worksByItself);
            assertThat(environment.getProperty("spring.temporal.start-workers")).isEqualTo("true");
        });
    }

    private interface Check {
        void of(Environment environment, Set<Class<?>> components);
    }

    private static void withRole(String role, Check check) {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("throughline.role=" + role)
                .run(context -> check.of(context.getEnvironment(), components(context.getEnvironment())));
    }

    private static Set<Class<?>> components(Environment environment) {
        return new ClassPathScanningCandidateComponentProvider(true, environment)
                .findCandidateComponents("dev.throughline.oms").stream()
                        .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                        .collect(Collectors.toSet());
    }

    private static boolean serves(Class<?> component) {
        return component.isAnnotationPresent(ApiController.class);
    }

    private static boolean worksByItself(Class<?> component) {
        return !EVERYWHERE.contains(component.getSimpleName())
                && (SmartLifecycle.class.isAssignableFrom(component)
                        || Arrays.stream(component.getDeclaredMethods())
                                .anyMatch(method -> method.isAnnotationPresent(Scheduled.class)));
    }
}
