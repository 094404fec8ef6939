package dev.throughline.oms.bench.run;

import dev.throughline.oms.bench.play.SetupException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** PostgreSQL on 127.0.0.1 with a data folder that lasts; commits are flushed to the disk. */
public final class LocalPostgres implements Breakable {
    public static final String DATABASE = "throughline";
    public static final String USER = "postgres";

    private final DataFolder folder;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    LocalPostgres(DataFolder folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Without the rest of the system. */
    public static LocalPostgres at(DataFolder folder, int portOffset) {
        return new LocalPostgres(folder, Ports.withOffset(portOffset).postgres());
    }

    /** Creates the data folder if need be and waits until it answers. */
    public void begin() {
        stopLeftover(folder);
        start();
    }

    void start() {
        Path data = folder.root().resolve("postgres");
        Path complete = folder.root().resolve("postgres.complete");
        if (!Files.exists(complete)) {
            // A run was killed while it created the folder: nothing can be in it yet.
            DataFolder.delete(data);
        }
        Ports.requireFree(port, "PostgreSQL");
        try {
            server = builder(data).start();
            createDatabase(server.getPostgresDatabase());
            if (!Files.exists(complete)) {
                Files.createFile(complete);
            }
        } catch (IOException | SQLException e) {
            throw new SetupException("PostgreSQL does not start on " + data + "; see " + folder.log("postgres"), e);
        }
    }

    /** The library switches flushing off, for tests: here it is switched on again. */
    private EmbeddedPostgres.Builder builder(Path data) {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(folder.log("postgres").toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.folder("tools/postgres").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("idle_in_transaction_session_timeout", "60s")
                .setOutputRedirector(log)
                .setErrorRedirector(log);
    }

    private static void createDatabase(DataSource postgres) throws SQLException {
        try (Connection connection = postgres.getConnection();
                Statement statement = connection.createStatement()) {
            requireFlushing(statement);
            try (ResultSet found =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + DATABASE);
        }
    }

    private static void requireFlushing(Statement statement) throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            try (ResultSet value = statement.executeQuery("SHOW " + setting)) {
                if (!value.next() || !value.getString(1).equals("on")) {
                    throw new SQLException(setting + " must be on");
                }
            }
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    @Override
    public void kill() {
        ProcessSignals.kill(running());
    }

    @Override
    public void end() {
        stop();
    }

    @Override
    public void hang() {
        ProcessSignals.stop(running());
    }

    @Override
    public void goOn() {
        ProcessSignals.goOn(running());
    }

    /** What is left of a killed one is closed first: it holds the data folder's lock. */
    @Override
    public void startAgain() {
        stop();
        start();
    }

    private ProcessHandle running() {
        if (server == null) {
            throw new IllegalStateException("PostgreSQL is not running");
        }
        return server.getProcess().toHandle();
    }

    void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = null;
        }
    }

    /** Stops a server that a killed run has left on the data folder. */
    static boolean stopLeftover(DataFolder folder) {
        Path pidFile = folder.root().resolve("postgres").resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return false;
        }
        try {
            Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(
                            Files.readAllLines(pidFile).getFirst().strip()))
                    .filter(process -> process.info()
                            .command()
                            .filter(path -> path.endsWith("/postgres"))
                            .isPresent());
            if (left.isEmpty()) {
                return false;
            }
            stop(left.get());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(ProcessHandle postmaster) throws IOException {
        for (String signal : List.of("-INT", "-QUIT")) {
            new ProcessBuilder("kill", signal, Long.toString(postmaster.pid()))
                    .inheritIO()
                    .start();
            if (Leftovers.hasEnded(postmaster, Duration.ofSeconds(20))) {
                return;
            }
        }
        throw new SetupException(
                "PostgreSQL of an earlier run (process " + postmaster.pid() + ") does not stop. End it by hand.");
    }
}
