package dev.throughline.oms.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * CPU time of processes with all their descendants, from {@code /proc/<pid>/stat}: user and system time of those that live, and of
 * those that ended and were waited for.
 */
final class CpuClock {
    /** Linux tells times in hundredths of a second, whatever its own clock does (sysconf _SC_CLK_TCK). */
    static final int MILLIS_PER_TICK = 10;

    private final Map<String, Long> roots;

    /** @param roots process id by name; without one (as on a system that is not Linux) nothing is measured */
    CpuClock(Map<String, Long> roots) {
        this.roots = Files.isReadable(Path.of("/proc/self/stat")) ? new LinkedHashMap<>(roots) : Map.of();
    }

    /** @param ticks of the process, and of children that ended */
    record Stat(long pid, long parent, long ticks) {
        /** The name, in parentheses, may itself contain blanks and parentheses. */
        static Stat parse(String line) {
            int name = line.lastIndexOf(')');
            String[] rest = line.substring(name + 2).split(" ", -1);
            long ticks = 0;
            for (int field = 11; field <= 14; field++) {
                ticks += Long.parseLong(rest[field]);
            }
            return new Stat(Long.parseLong(line.substring(0, line.indexOf(' '))), Long.parseLong(rest[1]), ticks);
        }
    }

    /** Milliseconds of CPU by name. */
    Map<String, Long> read() {
        Map<Long, Stat> all = roots.isEmpty() ? Map.of() : stats();
        Map<String, Long> result = new LinkedHashMap<>();
        roots.forEach((name, pid) -> result.put(name, sum(all, pid, roots.values()) * MILLIS_PER_TICK));
        return result;
    }

    /** Milliseconds of CPU since an earlier reading, by name. */
    static Map<String, Long> between(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> result = new LinkedHashMap<>(after);
        result.replaceAll((name, millis) -> millis - before.getOrDefault(name, 0L));
        return result;
    }

    /** @param others are counted by themselves, though this root may have started them */
    static long sum(Map<Long, Stat> all, long root, Collection<Long> others) {
        Set<Long> members = new HashSet<>();
        members.add(root);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Stat stat : all.values()) {
                grown |= members.contains(stat.parent()) && !others.contains(stat.pid()) && members.add(stat.pid());
            }
        }
        return all.values().stream()
                .filter(stat -> members.contains(stat.pid()))
                .mapToLong(Stat::ticks)
                .sum();
    }

    private static Map<Long, Stat> stats() {
        Map<Long, Stat> all = new HashMap<>();
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (Character.isDigit(entry.getFileName().toString().charAt(0))) {
                    addIfAlive(entry, all);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot list /proc", e);
        }
        return all;
    }

    private static void addIfAlive(Path process, Map<Long, Stat> all) throws IOException {
        try {
            Stat stat = Stat.parse(Files.readString(process.resolve("stat")));
            all.put(stat.pid(), stat);
        } catch (NoSuchFileException ended) {
            // Between the listing and now.
        } catch (IOException ended) {
            if (Files.exists(process)) {
                throw ended;
            }
        }
    }
}
