package dev.throughline.oms.bench.faults.inside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lines of a file, each on the way to the disk before the next: a killed process loses none that it has written. */
final class Notes {
    private final Path file;

    Notes(Path file) {
        this.file = file;
    }

    /** One line: what, of which step, and more, separated by tabs. */
    synchronized void add(String what, String step, String more) {
        try {
            Files.writeString(
                    file,
                    what + "\t" + step + "\t" + more.replaceAll("\\s+", " ") + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
