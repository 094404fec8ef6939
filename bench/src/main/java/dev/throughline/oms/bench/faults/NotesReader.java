package dev.throughline.oms.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Counts what the instances have noted about their steps. */
final class NotesReader {
    private static final Set<String> UNDOS = Set.of("ReleaseAll", "VoidRemainder");

    private NotesReader() {}

    static void count(Path notes, Counters counters) {
        try {
            Files.readAllLines(notes).forEach(line -> count(line.split("\t", 3), counters));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void count(String[] note, Counters counters) {
        if (note.length < 3) {
            return; // The writer was killed in the middle of it.
        }
        switch (note[0]) {
            case "repeated" -> {
                counters.add(Counter.REPEATED_STEPS);
                if (UNDOS.stream().anyMatch(note[1]::endsWith)) {
                    counters.add(Counter.REPEATED_UNDOS);
                }
            }
            case "reported-failed" -> counters.add(Counter.REPORTED_FAILED);
            case "failed" -> {
                if (note[2].contains("answer was lost")) {
                    counters.add(Counter.LOST_ANSWERS);
                } else if (note[2].contains("did not answer in time")) {
                    counters.add(Counter.GATEWAY_TIMEOUTS);
                }
            }
            default -> throw new IllegalStateException("unknown note: " + String.join(" ", note));
        }
    }
}
