package dev.throughline.oms.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The PostgreSQL of this JVM's tests; the one place that knows whether it runs in Docker. */
public final class TestDatabase {
    private static final Connection CONNECTION =
            DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();

    private TestDatabase() {}

    /** How to reach it. */
    public record Connection(String url, String user, String password) {}

    public static Connection connection() {
        return CONNECTION;
    }

    // Both live until the JVM ends: Ryuk, and zonky's shutdown hook, take them down.
    @SuppressWarnings("resource")
    private static Connection container() {
        var postgres = new PostgreSQLContainer("postgres:18");
        postgres.setCommand("postgres", "-c", "max_connections=200");
        postgres.start();
        return new Connection(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    private static Connection embedded() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
            return new Connection(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
