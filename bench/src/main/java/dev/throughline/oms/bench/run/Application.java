package dev.throughline.oms.bench.run;

import dev.throughline.oms.bench.play.SetupException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The application as a process of its own. */
public final class Application implements Breakable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DataFolder folder;
    private final String name;
    private final int port;
    private final List<String> program;
    private final Supplier<Map<String, String>> settings;
    private @Nullable ChildProcess process;

    /**
     * @param program what stands after {@code java}: options, then the class or archive
     * @param settings environment of the process, asked for when it starts
     */
    Application(
            DataFolder folder, String name, int port, List<String> program, Supplier<Map<String, String>> settings) {
        this.folder = folder;
        this.name = name;
        this.port = port;
        this.program = List.copyOf(program);
        this.settings = settings;
    }

    public void launch() {
        Ports.requireFree(port, "the application");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(program);
        process = ChildProcess.start(name, command, settings.get(), folder);
    }

    /** Waits until the application says that it is healthy. */
    public void awaitHealthy() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!isHealthy(http)) {
                requireAlive();
                if (System.nanoTime() > until) {
                    throw new SetupException("The application does not become healthy in " + PATIENCE.toSeconds()
                            + " s; see " + folder.log(name));
                }
                Thread.sleep(100);
            }
        }
    }

    private boolean isHealthy(HttpClient http) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void kill() {
        ProcessSignals.kill(running().handle());
    }

    @Override
    public void end() {
        stop();
    }

    @Override
    public void hang() {
        ProcessSignals.stop(running().handle());
    }

    @Override
    public void goOn() {
        ProcessSignals.goOn(running().handle());
    }

    @Override
    public void startAgain() throws InterruptedException {
        launch();
        awaitHealthy();
    }

    private ChildProcess running() {
        if (process == null) {
            throw new IllegalStateException(name + " is not running");
        }
        return process;
    }

    public @Nullable Long pid() {
        return process == null ? null : process.pid();
    }

    void requireAlive() {
        if (process != null) {
            process.requireAlive();
        }
    }

    public void stop() {
        if (process != null) {
            process.stop(Duration.ofSeconds(30));
            process = null;
        }
    }
}
