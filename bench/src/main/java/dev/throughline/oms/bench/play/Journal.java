package dev.throughline.oms.bench.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The short picks that the play was about to report. The API has no idempotency key for this act, so after a kill the fulfillment
 * order itself tells whether a noted one arrived: its line has fewer units than before.
 */
final class Journal implements AutoCloseable {
    private final FileChannel file;
    private final Map<String, ShortPick> noted = new ConcurrentHashMap<>();

    Journal(Path path) {
        try {
            if (Files.exists(path)) {
                Files.readAllLines(path).forEach(this::remember);
            }
            file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param before units of the fulfillment order's line when it was noted */
    record ShortPick(String fulfillmentOrder, int line, int units, int before) {
        private String key() {
            return fulfillmentOrder + " " + line;
        }
    }

    /** A torn last line, from a kill while it was written, counts for nothing: its act was not begun. */
    private void remember(String text) {
        List<String> parts = List.of(text.split(" ", -1));
        if (parts.size() == 5 && parts.getLast().equals(".")) {
            ShortPick pick = new ShortPick(
                    parts.get(0),
                    Integer.parseInt(parts.get(1)),
                    Integer.parseInt(parts.get(2)),
                    Integer.parseInt(parts.get(3)));
            noted.put(pick.key(), pick);
        }
    }

    Optional<ShortPick> find(String fulfillmentOrder, int line) {
        return Optional.ofNullable(noted.get(fulfillmentOrder + " " + line));
    }

    List<ShortPick> all() {
        return List.copyOf(noted.values());
    }

    /** Flushed to the disk when this returns. */
    synchronized void note(ShortPick pick) {
        String text = pick.key() + " " + pick.units() + " " + pick.before() + " .\n";
        try {
            file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        noted.put(pick.key(), pick);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
