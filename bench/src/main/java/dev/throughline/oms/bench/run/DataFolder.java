package dev.throughline.oms.bench.run;

import dev.throughline.oms.bench.play.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that lasts between runs. One run uses it at a time. */
public final class DataFolder implements AutoCloseable {
    /** What {@link #wipe} leaves: no data of the system. */
    private static final List<String> KEPT = List.of("lock", "tools");

    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** Creates the folder if need be and locks it until {@link #close} or the end of this process. */
    public static DataFolder open(Path root) {
        try {
            Files.createDirectories(root);
            Path folder = root.toRealPath();
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new SetupException("Another ./run is using " + folder
                        + ". Stop it first, or set THROUGHLINE_HOME to another folder and give --port-offset.");
            }
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw new SetupException("Cannot use " + root + " as the data folder: " + e, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    public Path root() {
        return root;
    }

    /** A folder in it, created if need be. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path log(String process) {
        return folder("logs").resolve(process + ".log");
    }

    /** Deletes all data. What was only downloaded or unpacked stays. Nothing may be running on it. */
    public void wipe() {
        try (Stream<Path> entries = Files.list(root)) {
            entries.filter(entry -> !KEPT.contains(entry.getFileName().toString()))
                    .forEach(DataFolder::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(tree)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
