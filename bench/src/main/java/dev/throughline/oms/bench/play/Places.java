package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.CsvRecords.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Where the play's locations are, and where its customers live. */
record Places(List<Site> sites, List<Postcode> postcodes) {
    Places {
        sites = List.copyOf(sites);
        postcodes = List.copyOf(postcodes);
    }

    /**
     * A location.
     *
     * @param kind WAREHOUSE or STORE
     * @param district the first half of its postcode: it is made up, and has no street
     */
    record Site(String id, String name, String kind, double latitude, double longitude, String district, String city) {
        boolean isStore() {
            return kind.equals("STORE");
        }
    }

    /** @param district the first half of a postcode, so that nobody's home is meant */
    record Postcode(String district, String city, double latitude, double longitude) {}

    static Places load() {
        return new Places(
                load(
                        "locations.csv",
                        fields -> new Site(
                                fields.get(0),
                                fields.get(1),
                                fields.get(2),
                                number(fields.get(3)),
                                number(fields.get(4)),
                                fields.get(5),
                                fields.get(6))),
                load(
                        "postcodes.csv",
                        fields -> new Postcode(
                                fields.get(0), fields.get(1), number(fields.get(2)), number(fields.get(3)))));
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static <T> List<T> load(String file, Function<List<String>, T> place) {
        InputStream content = Objects.requireNonNull(Places.class.getResourceAsStream("/play/" + file));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
            CsvRecords records = new CsvRecords(reader);
            records.next();
            List<T> places = new ArrayList<>();
            for (CsvRecord next = records.next(); next != null; next = records.next()) {
                places.add(place.apply(next.fields()));
            }
            return places;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same, without one of the sites. */
    Places without(Optional<String> site) {
        return new Places(
                sites.stream()
                        .filter(other -> !site.equals(Optional.of(other.id())))
                        .toList(),
                postcodes);
    }

    List<Site> stores() {
        return sites.stream().filter(Site::isStore).toList();
    }

    List<Site> warehouses() {
        return sites.stream().filter(site -> !site.isStore()).toList();
    }

    /** Good enough on an island: flat, with the meridians drawn together. */
    static Site nearest(List<Site> sites, Postcode from) {
        return sites.stream()
                .min(Comparator.comparingDouble(site -> {
                    double north = site.latitude() - from.latitude();
                    double east = (site.longitude() - from.longitude()) * Math.cos(Math.toRadians(from.latitude()));
                    return north * north + east * east;
                }))
                .orElseThrow();
    }
}
