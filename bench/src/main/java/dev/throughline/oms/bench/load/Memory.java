package dev.throughline.oms.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Memory of processes with all their descendants: the proportional set size of {@code /proc/<pid>/smaps_rollup}, in which what processes
 * share counts once.
 */
final class Memory {
    private static final double KIB_PER_MIB = 1024;

    private final Map<String, Long> roots;

    /** @param roots process id by name; on a system without {@code /proc} nothing is measured */
    Memory(Map<String, Long> roots) {
        this.roots = Files.isReadable(Path.of("/proc/self/smaps_rollup")) ? new LinkedHashMap<>(roots) : Map.of();
    }

    /** MiB by name. */
    Map<String, Double> read() {
        Map<String, Double> result = new LinkedHashMap<>();
        roots.forEach((name, pid) -> result.put(name, kib(pid) / KIB_PER_MIB));
        return result;
    }

    private long kib(long root) {
        return ProcessHandle.of(root).stream()
                .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                .map(ProcessHandle::pid)
                // What the bench has started is counted by itself.
                .filter(pid -> pid == root || !roots.containsValue(pid))
                .mapToLong(Memory::kibOf)
                .sum();
    }

    private static long kibOf(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(Memory::number)
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }

    /** Of a line such as "Pss:   1234 kB". */
    static long number(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
