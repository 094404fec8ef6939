package dev.throughline.oms.bench.faults;

import dev.throughline.oms.bench.faults.inside.FailingReports;
import dev.throughline.oms.bench.play.SetupException;
import dev.throughline.oms.bench.run.DataFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The application with {@link FailingReports} beside it. Those classes are in no archive of the application, and what makes it use them,
 * a list of automatic configurations, is written here into the scratch folder: nothing in a deployment can switch them on.
 */
final class FaultyProgram implements FaultStack.Program {
    private static final String IMPORTS =
            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    private final Path inside;
    private final List<String> command = new ArrayList<>();

    /**
     * @param jar the application's archive; missing for the classes that {@code ./run} has built
     * @param properties {@code -Dname=value}
     * @param failedReports share of steps that work and are reported failed
     */
    FaultyProgram(
            Path root,
            DataFolder folder,
            @Nullable Path jar,
            List<String> properties,
            double failedReports,
            long seed) {
        inside = folder.root().resolve("inside");
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m"));
        command.addAll(properties);
        command.add("-Dthroughline.faults.rate=" + failedReports);
        command.add("-Dthroughline.faults.seed=" + seed);
        command.add("-Dthroughline.faults.notes=" + FaultStack.notes(folder));
        if (jar == null) {
            command.addAll(classes(root.resolve("worker/target")));
        } else {
            command.addAll(List.of(
                    "-Dloader.path=" + inside,
                    "-classpath",
                    jar.toAbsolutePath().toString(),
                    "org.springframework.boot.loader.launch.PropertiesLauncher"));
        }
    }

    private List<String> classes(Path target) {
        try {
            return List.of(
                    "-classpath",
                    String.join(
                            File.pathSeparator,
                            target.resolve("classes").toString(),
                            inside.toString(),
                            Files.readString(target.resolve("run-classpath")).strip()),
                    "dev.throughline.oms.worker.OmsApplication");
        } catch (IOException e) {
            throw new SetupException("The application is not built: start this by ./run faults, which builds it.", e);
        }
    }

    @Override
    public List<String> command() {
        return List.copyOf(command);
    }

    @Override
    public void prepare() {
        String folder = FailingReports.class.getPackageName().replace('.', '/');
        try (Stream<Path> classes = Files.list(ownClasses().resolve(folder))) {
            Path target = Files.createDirectories(inside.resolve(folder));
            for (Path file : classes.toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
            }
            Path imports = inside.resolve(IMPORTS);
            Files.createDirectories(imports.getParent());
            Files.writeString(imports, FailingReports.class.getName() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path ownClasses() {
        URL place = Optional.ofNullable(
                        FaultyProgram.class.getProtectionDomain().getCodeSource())
                .orElseThrow()
                .getLocation();
        try {
            Path classes = Path.of(place.toURI());
            if (!Files.isDirectory(classes)) {
                throw new SetupException("Start this by ./run faults, from the classes that it builds.");
            }
            return classes;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
