package dev.throughline.oms.bench.reservations;

import dev.throughline.oms.bench.play.SetupException;
import dev.throughline.oms.bench.run.DataFolder;
import dev.throughline.oms.bench.run.LocalPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Programs that use the application's beans, in a JVM of their own with the application's class path. */
public final class InstanceProgram {
    private static final int FAILED = 9;

    private InstanceProgram() {}

    static ProcessBuilder builder(Path root, Class<?> program, List<String> arguments) {
        var target = root.resolve("worker/target");
        try {
            var classpath = String.join(
                    File.pathSeparator,
                    target.resolve("classes").toString(),
                    root.resolve("bench/target/classes").toString(),
                    Files.readString(target.resolve("run-classpath")).strip());
            var command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "--enable-native-access=ALL-UNNAMED",
                    "-Xmx1g",
                    "-classpath",
                    classpath,
                    program.getName()));
            command.addAll(arguments);
            return new ProcessBuilder(command);
        } catch (IOException e) {
            throw new SetupException("The application is not built: start this by ./run, which builds it.", e);
        }
    }

    /** What a program does; its answers go to its output. */
    public interface Work {
        /** Answers the exit code, 0 to 3. */
        int run() throws Exception;
    }

    /** The program's main method: an exception ends it with a code of its own, and is in the log. */
    public static void main(Work work) {
        System.setOut(System.err);
        int code = FAILED;
        try {
            code = work.run();
        } catch (Exception e) {
            LoggerFactory.getLogger(InstanceProgram.class).error("The program failed", e);
        }
        System.exit(code);
    }

    /**
     * Runs the program on an empty PostgreSQL, with its URL and user before the other arguments.
     *
     * @param folder of the data, below the repository; emptied first
     * @return the program's exit code
     */
    public static int run(String folder, int portOffset, Class<?> program, List<String> arguments)
            throws IOException, InterruptedException {
        var root = Path.of(System.getProperty("throughline.root", "."))
                .toAbsolutePath()
                .normalize();
        try (var data = DataFolder.open(root.resolve(folder))) {
            data.wipe();
            var postgres = LocalPostgres.at(data, portOffset);
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::end, "stop"));
            postgres.begin();
            var all = new ArrayList<>(List.of(postgres.jdbcUrl(), LocalPostgres.USER));
            all.addAll(arguments);
            var process = builder(root, program, all)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            data.log("instance").toFile()))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop the instance"));
            int code = process.waitFor();
            if (code > 3) {
                throw new SetupException("The instance ended with " + code + "; see " + data.log("instance"));
            }
            return code;
        }
    }
}
