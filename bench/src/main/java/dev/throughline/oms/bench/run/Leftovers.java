package dev.throughline.oms.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Notes of the processes that a run has started, one file each. A run that was killed leaves notes and processes behind; the
 * next one ends those processes. Ids are given again by the system, so a process is only touched when its start is the noted
 * one too.
 */
final class Leftovers {
    private static final Duration SAME_START = Duration.ofSeconds(2);

    private final Path notes;

    Leftovers(DataFolder folder) {
        notes = folder.folder("pids");
    }

    void note(String name, ProcessHandle process) throws IOException {
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        Files.writeString(notes.resolve(name), process.pid() + " " + start + "\n");
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(notes.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what is left; answers the names. The application goes first: it uses the others. */
    List<String> end() {
        try (Stream<Path> files = Files.list(notes)) {
            return files.sorted()
                    .filter(this::endNoted)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean endNoted(Path note) {
        try {
            Optional<ProcessHandle> left = noted(Files.readString(note).strip());
            left.ifPresent(process -> end(process, Duration.ofSeconds(10)));
            Files.delete(note);
            return left.isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> noted(String note) {
        String[] parts = note.split(" ", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        Instant start = Instant.parse(parts[1]);
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(process -> process.info()
                        .startInstant()
                        .filter(actual -> Duration.between(start, actual).abs().compareTo(SAME_START) < 0)
                        .isPresent());
    }

    static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!hasEnded(process, patience)) {
            process.destroyForcibly();
            hasEnded(process, patience);
        }
    }

    static boolean hasEnded(ProcessHandle process, Duration patience) {
        CompletableFuture<ProcessHandle> exit = process.onExit();
        try {
            exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
