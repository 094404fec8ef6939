package dev.throughline.oms.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Signals to a process and all its children. */
final class ProcessSignals {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ProcessSignals() {}

    /** KILL, and waits until none of them is left. */
    static void kill(ProcessHandle root) {
        List<ProcessHandle> tree = tree(root);
        send("-KILL", tree);
        tree.forEach(process -> Leftovers.hasEnded(process, PATIENCE));
    }

    static void stop(ProcessHandle root) {
        send("-STOP", tree(root));
    }

    static void goOn(ProcessHandle root) {
        send("-CONT", tree(root));
    }

    private static List<ProcessHandle> tree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants()).toList();
    }

    private static void send(String signal, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            // One that has ended meanwhile makes the command fail and harms nobody.
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending " + signal, e);
        }
    }
}
