package dev.throughline.oms.worker.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.testing.TestDatabase;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class DatabaseOutageTest {
    @LocalServerPort
    private int port;

    @Test
    void answers503WithRetryAfterAndKeepsNothingOfWhatItCouldNotDo() throws Exception {
        var api = Api.operations(port);
        var shop = Shop.with(api, 5);
        var key = UUID.randomUUID().toString();
        var body = shop.ship(2, "tok_visa");
        Answer placing;
        Answer reading;

        try (var _ = new Outage()) {
            placing = shop.place(body, key);
            reading = api.get("/v1/orders/ord_nobody");
        }

        for (var answer : new Answer[] {placing, reading}) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("unavailable");
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.text()).doesNotContainIgnoringCase("sql", "jdbc", "postgres");
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/v1/orders/ord_nobody").status() == 404);
        assertThat(shop.available()).isEqualTo(5);
        assertThat(shop.place(body, key).status()).isEqualTo(201);
        assertThat(shop.available()).isEqualTo(3);
    }

    /** The database lets nobody in, and ends the connections that it has. */
    private static final class Outage implements AutoCloseable {
        private final String database;

        Outage() throws SQLException {
            database = url().replaceAll("(?s).*/([A-Za-z0-9_]+)(\\?.*)?$", "$1");
            set("ALTER DATABASE \"" + database + "\" ALLOW_CONNECTIONS false");
            set("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
        }

        @Override
        public void close() throws SQLException {
            set("ALTER DATABASE \"" + database + "\" ALLOW_CONNECTIONS true");
        }

        private static String url() {
            return TestDatabase.connection().url();
        }

        private void set(String sql) throws SQLException {
            var other = url().replace("/" + database, "/template1");
            var known = TestDatabase.connection();
            try (var connection = DriverManager.getConnection(other, known.user(), known.password());
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
