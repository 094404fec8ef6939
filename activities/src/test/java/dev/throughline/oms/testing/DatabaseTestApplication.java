package dev.throughline.oms.testing;

import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The activities without Temporal and without HTTP. */
@SpringBootConfiguration
@EnableAutoConfiguration(excludeName = "io.temporal.spring.boot.autoconfigure.RootNamespaceAutoConfiguration")
@ComponentScan("dev.throughline.oms.activities")
@EntityScan("dev.throughline.oms.activities")
@EnableJpaRepositories(basePackages = "dev.throughline.oms.activities", considerNestedRepositories = true)
class DatabaseTestApplication {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    static class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = TestDatabase.connection();
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.url(),
                            "spring.datasource.username=" + database.user(),
                            "spring.datasource.password=" + database.password())
                    .applyTo(context);
        }
    }
}
