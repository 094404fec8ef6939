package dev.throughline.oms.worker.company;

import dev.throughline.oms.testing.TestDatabase;
import dev.throughline.oms.worker.OmsApplication;
import io.temporal.testing.TestWorkflowEnvironment;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole application over HTTP whose time is the Temporal test server's, so that days can be skipped: with a database of its
 * own, because time that has passed for its orders must not pass for those of others.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {OmsApplication.class, SkippedTimeTest.SkippedClock.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.temporal.test-server.enabled=true", "throughline.background.enabled=false"})
@ActiveProfiles("demo")
@ContextConfiguration(initializers = SkippedTimeTest.Database.class)
@DirtiesContext
@interface SkippedTimeTest {
    @TestConfiguration(proxyBeanMethods = false)
    class SkippedClock {
        /** Asked when it is read: the server comes after those who want to know the time. */
        @Bean
        @Primary
        Clock skippedClock(ObjectProvider<TestWorkflowEnvironment> server) {
            InstantSource time = () -> {
                var started = server.getIfAvailable();
                return started == null
                        ? Clock.systemUTC().instant()
                        : Instant.ofEpochMilli(started.currentTimeMillis());
            };
            return time.withZone(ZoneOffset.UTC);
        }
    }

    /** A database beside the one that other tests share. */
    final class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        private static final String NAME = "skipped_time";

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var shared = TestDatabase.connection();
            try (var connection = DriverManager.getConnection(shared.url(), shared.user(), shared.password());
                    var statement = connection.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS " + NAME + " WITH (FORCE)");
                statement.execute("CREATE DATABASE " + NAME);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            TestPropertyValues.of(
                            "spring.datasource.url=" + shared.url().replaceFirst("/[^/?]+(\\?|$)", "/" + NAME + "$1"),
                            "spring.datasource.username=" + shared.user(),
                            "spring.datasource.password=" + shared.password())
                    .applyTo(context);
        }
    }
}
