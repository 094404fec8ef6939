package dev.throughline.oms.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the activities on a real PostgreSQL with every migration; all such tests share one context, so each uses ids of its own
 * and never counts whole tables.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = DatabaseTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "throughline.background.enabled=false",
            // Sourcing by the front here, by the default statement in the application's tests.
            "throughline.inventory.front.enabled=true",
            "throughline.pickup.secret=pickup-secret-of-the-tests",
            "spring.jpa.hibernate.ddl-auto=validate",
            "spring.jpa.open-in-view=false",
            "spring.datasource.hikari.maximum-pool-size=40"
        })
@ContextConfiguration(initializers = DatabaseTestApplication.Database.class)
public @interface DatabaseTest {}
