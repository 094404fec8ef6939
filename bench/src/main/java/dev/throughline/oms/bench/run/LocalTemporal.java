package dev.throughline.oms.bench.run;

import dev.throughline.oms.bench.play.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Temporal server of one process with its UI and a database file. */
final class LocalTemporal implements Breakable {
    private static final List<String> SEARCH_ATTRIBUTES = List.of(
            "OrderStatus=Keyword",
            "OrderChannel=Keyword",
            "CustomerRef=Keyword",
            "OrderLocations=KeywordList",
            "OrderTotalMinor=Int",
            "PromiseDate=Datetime",
            "OrderHold=Bool");
    /** Support looks back a month. The server's own default is a day. */
    private static final String RETENTION = "720h";

    private final DataFolder folder;
    private final Ports ports;
    private final Path program;
    private @Nullable ChildProcess server;

    LocalTemporal(DataFolder folder, Ports ports, Path program) {
        this.folder = folder;
        this.ports = ports;
        this.program = program;
    }

    void start() {
        Ports.requireFree(ports.temporal(), "Temporal");
        Ports.requireFree(ports.temporalUi(), "the Temporal UI");
        ChildProcess started = ChildProcess.start("temporal", command(), Map.of(), folder);
        server = started;
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!keepsLongEnough()) {
            started.requireAlive();
            if (System.nanoTime() > until) {
                throw new SetupException("Temporal does not answer; see " + folder.log("temporal"));
            }
        }
    }

    /** The write-ahead log makes the file three times as fast, and survives a kill of the process. */
    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "server",
                "start-dev",
                "--ip",
                "127.0.0.1",
                "--port",
                Integer.toString(ports.temporal()),
                "--ui-port",
                Integer.toString(ports.temporalUi()),
                "--http-port",
                Integer.toString(ports.temporalHttp()),
                "--metrics-port",
                Integer.toString(ports.temporalHttp() + 1),
                "--ui-disable-news-fetch",
                "--ui-codec-endpoint",
                "http://127.0.0.1:" + ports.http() + "/codec",
                "--log-level",
                "warn",
                "--db-filename",
                folder.root().resolve("temporal.db").toString(),
                "--sqlite-pragma",
                "journal_mode=wal",
                "--sqlite-pragma",
                "synchronous=1"));
        SEARCH_ATTRIBUTES.forEach(attribute -> command.addAll(List.of("--search-attribute", attribute)));
        return command;
    }

    /** Sets the retention; that works as soon as the server does. */
    private boolean keepsLongEnough() {
        ProcessBuilder builder = new ProcessBuilder(
                program.toString(),
                "operator",
                "namespace",
                "update",
                "--namespace",
                "default",
                "--retention",
                RETENTION,
                "--command-timeout",
                "5s",
                "--address",
                address());
        try {
            return builder.redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupException("interrupted while starting Temporal", e);
        }
    }

    String address() {
        return "127.0.0.1:" + ports.temporal();
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

    @Override
    public void startAgain() {
        start();
    }

    private ProcessHandle running() {
        if (server == null) {
            throw new IllegalStateException("Temporal is not running");
        }
        return server.handle();
    }

    void stop() {
        if (server != null) {
            server.stop(Duration.ofSeconds(15));
            server = null;
        }
    }
}
