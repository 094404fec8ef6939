package dev.throughline.oms.bench.run;

import dev.throughline.oms.bench.play.Inbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Everything that the application needs, and the application, on this machine. */
public final class LocalStack {
    private final Ports ports;
    private final DataFolder folder;
    private final LocalPostgres postgres;
    private final @Nullable String givenTemporal;
    private @Nullable LocalTemporal temporal;
    private @Nullable LocalMail mail;
    private final Application application;
    private boolean stopped;

    /** @param program what stands after {@code java} to start the application */
    public LocalStack(DataFolder folder, Ports ports, List<String> program) {
        this.folder = folder;
        this.ports = ports;
        this.givenTemporal = Optional.ofNullable(System.getenv("TEMPORAL_ADDRESS"))
                .filter(address -> !address.isBlank())
                .orElse(null);
        this.postgres = new LocalPostgres(folder, ports.postgres());
        this.application = new Application(folder, "application", ports.http(), program, this::settings);
    }

    /** One more application on the same servers; the caller launches and stops it. */
    public Application another(String name, int port, List<String> program) {
        return new Application(folder, name, port, program, () -> {
            Map<String, String> settings = settings();
            settings.put("SERVER_PORT", Integer.toString(port));
            return settings;
        });
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("DATABASE_URL", postgres.jdbcUrl());
        settings.put("DATABASE_USER", LocalPostgres.USER);
        settings.put("DATABASE_PASSWORD", "postgres");
        settings.put("TEMPORAL_ADDRESS", temporalAddress());
        settings.put("SPRING_MAIL_HOST", "127.0.0.1");
        settings.put("SPRING_MAIL_PORT", Integer.toString(ports.smtp()));
        settings.put("SERVER_PORT", Integer.toString(ports.http()));
        settings.put("SPRING_PROFILES_ACTIVE", "demo");
        settings.put("ISSUER_SECRET", Secrets.get(folder, "issuer"));
        settings.put("CODEC_KEY_K1", Secrets.get(folder, "codec-k1"));
        settings.put(
                "CODEC_UI_ORIGINS",
                "http://127.0.0.1:" + ports.temporalUi() + ",http://localhost:" + ports.temporalUi());
        return settings;
    }

    /** Ends what a killed run has left; answers what that was. */
    public List<String> endLeftovers() {
        List<String> ended = new ArrayList<>(new Leftovers(folder).end());
        if (LocalPostgres.stopLeftover(folder)) {
            ended.add("postgres");
        }
        return ended;
    }

    /** Starts what the application needs side by side, then the application, and waits until it is healthy. */
    public void start() throws InterruptedException {
        startServers();
        synchronized (this) {
            if (stopped) {
                return;
            }
            application.launch();
        }
        application.awaitHealthy();
    }

    private void startServers() {
        try (ExecutorService starting = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> started = List.of(
                    CompletableFuture.runAsync(postgres::start, starting),
                    CompletableFuture.runAsync(this::startTemporal, starting),
                    CompletableFuture.runAsync(this::startMail, starting));
            CompletableFuture.allOf(started.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void startTemporal() {
        if (givenTemporal == null) {
            Path program = TemporalProgram.find(
                    folder, Optional.ofNullable(System.getenv("PATH")).orElse(""));
            temporal = new LocalTemporal(folder, ports, program);
            temporal.start();
        }
    }

    private void startMail() {
        mail = new LocalMail(folder, ports);
        mail.start();
    }

    private String temporalAddress() {
        return givenTemporal == null ? "127.0.0.1:" + ports.temporal() : givenTemporal;
    }

    public Application application() {
        return application;
    }

    public Inbox inbox() {
        if (mail == null) {
            throw new IllegalStateException("not started");
        }
        return mail;
    }

    /** The local Temporal server; missing when another was given. */
    public Optional<Breakable> temporal() {
        return Optional.ofNullable(temporal);
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    /** What runs where, for people. */
    public String addresses() {
        return """
                API            %1$s/v1
                API docs       %1$s/docs
                Temporal UI    %2$s
                Mail           IMAP 127.0.0.1:%3$d (user and password: the address), files in %4$s
                PostgreSQL     %5$s (user %6$s)
                Logs           %7$s
                """.formatted(
                        application.address(),
                        givenTemporal == null ? "http://127.0.0.1:" + ports.temporalUi() : "that of " + givenTemporal,
                        ports.imap(),
                        folder.root().resolve("mail"),
                        postgres.jdbcUrl(),
                        LocalPostgres.USER,
                        folder.root().resolve("logs"));
    }

    /** Stops everything in the reverse order; may be called from any thread, and again. */
    public synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        application.stop();
        if (temporal != null) {
            temporal.stop();
        }
        if (mail != null) {
            mail.stop();
        }
        postgres.stop();
    }
}
