package dev.throughline.oms.bench.run;

import dev.throughline.oms.bench.play.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server as a process of its own, with a log file and a note of its id, by which the next run ends what a killed one has
 * left. It gets a session of its own where the system can do that, so that Ctrl-C reaches only the launcher, which then stops
 * everything in order.
 */
final class ChildProcess {
    private final String name;
    private final Process process;
    private final Leftovers leftovers;
    private final Path log;

    private ChildProcess(String name, Process process, Leftovers leftovers, Path log) {
        this.name = name;
        this.process = process;
        this.leftovers = leftovers;
        this.log = log;
    }

    static ChildProcess start(String name, List<String> command, Map<String, String> environment, DataFolder folder) {
        Path log = folder.log(name);
        Leftovers leftovers = new Leftovers(folder);
        ProcessBuilder builder = new ProcessBuilder(inOwnSession(command));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            Process process = builder.start();
            leftovers.note(name, process.toHandle());
            return new ChildProcess(name, process, leftovers, log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    private static List<String> inOwnSession(List<String> command) {
        List<String> whole = new ArrayList<>();
        Path setsid = Path.of("/usr/bin/setsid");
        if (Files.isExecutable(setsid)) {
            whole.add(setsid.toString());
        }
        whole.addAll(command);
        return whole;
    }

    long pid() {
        return process.pid();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new SetupException(name + " ended with code " + process.exitValue() + ". The end of " + log + ":\n"
                    + String.join("\n", lastLines(25)));
        }
    }

    private List<String> lastLines(int count) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }

    void stop(Duration patience) {
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        leftovers.forget(name);
    }
}
