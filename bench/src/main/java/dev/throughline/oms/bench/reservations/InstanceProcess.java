package dev.throughline.oms.bench.reservations;

import dev.throughline.oms.bench.play.SetupException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** An {@link Instance}, from outside. */
final class InstanceProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final Writer trials;

    private InstanceProcess(Process process) {
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
        trials = process.outputWriter(StandardCharsets.UTF_8);
    }

    static InstanceProcess start(Path root, String url, String user, int connections, int lanes, Path log) {
        try {
            var builder =
                    InstanceProgram.builder(root, Instance.class, List.of(url, user, Integer.toString(connections)));
            builder.environment().put("THROUGHLINE_INVENTORY_FRONT_LANES", Integer.toString(lanes));
            builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            var instance = new InstanceProcess(builder.start());
            if (!"ready".equals(instance.answers.readLine())) {
                instance.close();
                throw new SetupException("An instance did not start; see " + log);
            }
            return instance;
        } catch (IOException e) {
            throw new SetupException("An instance cannot be started; see " + log, e);
        }
    }

    void begin(Trial trial) {
        try {
            trials.write(trial + "\n");
            trials.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Result await() {
        try {
            var answer = answers.readLine();
            if (answer == null || !answer.startsWith("ok ")) {
                throw new SetupException("An instance failed: " + answer);
            }
            var words = answer.split(" ", -1);
            return new Result(Long.parseLong(words[1]), Double.parseDouble(words[2]), Double.parseDouble(words[3]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param orders done; with the milliseconds that the median and the slowest in a hundred took */
    record Result(long orders, double p50, double p99) {}

    @Override
    public void close() {
        try {
            trials.close();
        } catch (IOException _) {
            // It has ended already.
        }
        process.destroy();
    }
}
