package dev.throughline.oms.bench.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where it was measured.
 *
 * @param loadBefore the load average of the last minute, before anything was started; negative if the system has none
 */
record Machine(String cpu, int processors, long memoryGib, String system, String java, double loadBefore) {
    /** Above it, something else was at work too and the figures are not worth keeping. */
    private static final double IDLE = 1.0;

    static Machine here() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                line("/proc/cpuinfo", "model name"),
                system.getAvailableProcessors(),
                readMemoryGib(),
                system.getName() + " " + system.getVersion(),
                System.getProperty("java.vm.version"),
                system.getSystemLoadAverage());
    }

    boolean wasIdle() {
        return loadBefore >= 0 && loadBefore < IDLE;
    }

    private static long readMemoryGib() {
        String text = line("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
        return text.isEmpty() ? 0 : Math.round(Long.parseLong(text) / 1024.0 / 1024.0);
    }

    private static String line(String file, String key) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
