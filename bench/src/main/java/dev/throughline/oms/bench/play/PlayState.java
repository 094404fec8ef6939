package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.OpeningStock.Delivery;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a play must remember over a kill, in a file that is replaced as a whole: its id, the ledgers' figures from before it, and what
 * was decided once.
 */
final class PlayState {
    private static final int RUN_ID_BYTES = 4;

    private final Path file;
    private final Properties values = new Properties();

    private PlayState(Path file) {
        this.file = file;
    }

    static Optional<PlayState> load(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        PlayState state = new PlayState(file);
        try (Reader reader = Files.newBufferedReader(file)) {
            state.values.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(state);
    }

    static PlayState create(Path file, Map<String, Long> baseline) {
        PlayState state = new PlayState(file);
        byte[] id = new byte[RUN_ID_BYTES];
        new SecureRandom().nextBytes(id);
        state.values.setProperty("run", HexFormat.of().formatHex(id));
        state.values.setProperty(
                "started", Instant.ofEpochMilli(System.currentTimeMillis()).toString());
        state.setFigures("baseline", baseline);
        state.save();
        return state;
    }

    String runId() {
        return values.getProperty("run");
    }

    Instant startedAt() {
        return Instant.parse(values.getProperty("started"));
    }

    int limit() {
        return Integer.parseInt(values.getProperty("limit", "0"));
    }

    void limit(int limit) {
        values.setProperty("limit", Integer.toString(limit));
        save();
    }

    /** The ledgers before this play; what others did between its parts is counted in. */
    Map<String, Long> baseline() {
        return figures("baseline");
    }

    /** The ledgers when the play was over; empty if it is not. */
    Map<String, Long> finished() {
        return figures("finished");
    }

    boolean isFinished() {
        return !finished().isEmpty();
    }

    void finish(Map<String, Long> ledgers) {
        setFigures("finished", ledgers);
        save();
    }

    /** A finished play goes on with more orders: what the ledgers gained since is not its doing. */
    void reopen(Map<String, Long> ledgers) {
        Map<String, Long> baseline = new TreeMap<>(baseline());
        finished().forEach((name, then) -> baseline.merge(name, ledgers.getOrDefault(name, then) - then, Long::sum));
        setFigures("baseline", baseline);
        values.keySet().removeIf(key -> key.toString().startsWith("finished."));
        save();
    }

    /** What was decided to come in for those who wait. */
    Optional<List<Delivery>> replenishment() {
        String text = values.getProperty("replenishment");
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(
                text.isEmpty()
                        ? List.of()
                        : Arrays.stream(text.split("\n"))
                                .map(PlayState::delivery)
                                .toList());
    }

    void replenishment(List<Delivery> deliveries) {
        values.setProperty(
                "replenishment", deliveries.stream().map(PlayState::text).collect(Collectors.joining("\n")));
        save();
    }

    private static String text(Delivery delivery) {
        List<String> parts = new ArrayList<>(List.of(delivery.document(), delivery.location()));
        delivery.units().forEach((sku, units) -> parts.addAll(List.of(sku, units.toString())));
        return String.join("\t", parts);
    }

    private static Delivery delivery(String text) {
        String[] parts = text.split("\t", -1);
        Map<String, Integer> units = new TreeMap<>();
        for (int i = 2; i < parts.length; i += 2) {
            units.put(parts[i], Integer.valueOf(parts[i + 1]));
        }
        return new Delivery(parts[0], parts[1], units);
    }

    private Map<String, Long> figures(String prefix) {
        return values.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix + "."))
                .collect(Collectors.toMap(
                        name -> name.substring(prefix.length() + 1),
                        name -> Long.valueOf(values.getProperty(name)),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private void setFigures(String prefix, Map<String, Long> figures) {
        figures.forEach((name, value) -> values.setProperty(prefix + "." + name, value.toString()));
    }

    private void save() {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
                values.store(writer, "what this play must remember");
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
