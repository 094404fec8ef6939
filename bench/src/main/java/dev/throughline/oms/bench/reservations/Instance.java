package dev.throughline.oms.bench.reservations;

import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.ReservationFront;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An instance of the application as far as it promises stock, in a JVM of its own. Reads a trial per line from its input
 * ({@code design scenario inFlight milliseconds seed}) and answers {@code ok <orders> <p50 ms> <p99 ms>} on its output.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "io.temporal.spring.boot.autoconfigure.RootNamespaceAutoConfiguration",
            "io.temporal.spring.boot.autoconfigure.ServiceStubsAutoConfiguration"
        })
@EnableScheduling
@ComponentScan("dev.throughline.oms.activities")
@EntityScan("dev.throughline.oms.activities")
@EnableJpaRepositories(basePackages = "dev.throughline.oms.activities", considerNestedRepositories = true)
public class Instance {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * The beans of the stock pool and what it uses, without background work unless asked for.
     *
     * @param more settings, as arguments of the command line
     */
    public static ConfigurableApplicationContext open(String url, String user, int connections, String... more) {
        var settings = new ArrayList<>(List.of(
                // A name of its own: the application's file is for the whole of it.
                "--spring.config.name=reservation-bench",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + user,
                "--spring.datasource.password=",
                "--spring.datasource.hikari.maximum-pool-size=" + connections,
                "--spring.datasource.hikari.data-source-properties.prepareThreshold=1",
                "--spring.jpa.open-in-view=false",
                "--throughline.pickup.secret=pickup-secret-of-the-bench"));
        settings.addAll(List.of(more));
        return new SpringApplicationBuilder(Instance.class)
                .web(WebApplicationType.NONE)
                .properties("throughline.background.enabled=false")
                .run(settings.toArray(String[]::new));
    }

    public static void main(String[] args) throws Exception {
        // The protocol has the output for itself.
        PrintStream answers = System.out;
        System.setOut(System.err);
        try (var context = open(args[0], args[1], Integer.parseInt(args[2]));
                var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            var client = new Client(
                    context.getBean(Inventory.class),
                    context.getBean(ReservationFront.class),
                    context.getBean(TransactionTemplate.class),
                    context.getBean(DataSource.class));
            answers.println("ready");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.println(client.run(Trial.parse(line)));
            }
        }
    }
}
