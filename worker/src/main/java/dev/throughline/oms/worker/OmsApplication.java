package dev.throughline.oms.worker;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The one application: HTTP API, workers, or both, by {@code throughline.role}. */
@SpringBootApplication(
        scanBasePackages = {"dev.throughline.oms.worker", "dev.throughline.oms.activities"},
        // Capabilities name their classes without knowing of each other.
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan("dev.throughline.oms.worker")
@EntityScan("dev.throughline.oms.activities")
@EnableJpaRepositories(basePackages = "dev.throughline.oms.activities", considerNestedRepositories = true)
@EnableScheduling
public class OmsApplication {
    public static void main(String[] args) {
        SpringApplication.run(OmsApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
