package dev.throughline.oms.bench.play;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * How to play.
 *
 * @param api the application, without {@code /v1}
 * @param folder where the play keeps its state
 * @param orders the file to play; the excerpt in the project if empty
 * @param limit how many invoices at most
 * @param clients how many orders are in work at once
 * @param myStore the store whose work is left to the person at the keyboard, if one is
 * @param started when the run, and the build before it, began
 */
public record PlaySettings(
        URI api,
        Path folder,
        Optional<Path> orders,
        long seed,
        int limit,
        int clients,
        Optional<String> myStore,
        Instant started) {
    public PlaySettings {
        if (limit < 1 || clients < 1) {
            throw new SetupException("--limit and --clients need at least 1.");
        }
    }
}
