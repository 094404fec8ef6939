package dev.throughline.oms.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** One of the 2 warehouses and 12 stores, the same as those of {@code ./run}. */
public record Site(String id, String name, boolean isStore, double latitude, double longitude) {
    public static List<Site> all() {
        InputStream file = Objects.requireNonNull(Site.class.getResourceAsStream("/play/locations.csv"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Site::parse).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Site parse(String line) {
        String[] fields = line.split(",", -1);
        return new Site(
                fields[0],
                fields[1],
                fields[2].equals("STORE"),
                Double.parseDouble(fields[3]),
                Double.parseDouble(fields[4]));
    }
}
