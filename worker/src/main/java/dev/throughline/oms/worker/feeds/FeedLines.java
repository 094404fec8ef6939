package dev.throughline.oms.worker.feeds;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.inventory.StockFeeds.Bad;
import dev.throughline.oms.activities.inventory.StockFeeds.Change;
import dev.throughline.oms.activities.inventory.StockFeeds.Kind;
import dev.throughline.oms.activities.inventory.StockFeeds.Line;
import dev.throughline.oms.activities.inventory.StockFeeds.Part;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the lines of a part: what cannot be understood is reported, the others go on. */
@Component
class FeedLines {
    private static final int MAX_UNITS = 10_000_000;
    private static final int MAX_TEXT = 200;

    private final Catalog catalog;
    private final Locations locations;

    FeedLines(Catalog catalog, Locations locations) {
        this.catalog = catalog;
        this.locations = locations;
    }

    /**
     * A line as it stands in the file; what is missing is empty.
     *
     * @param units on_hand of a full feed, quantity of a delta
     */
    record Raw(long number, String location, String sku, String units, String reason, String lineId, String kind) {}

    Part read(Kind kind, int number, String fingerprint, List<Raw> raws, Map<String, Boolean> knownLocations) {
        var products = catalog.resolve(raws.stream().map(Raw::sku).distinct().toList());
        var lines = new ArrayList<Line>();
        var bad = new ArrayList<Bad>();
        for (var raw : raws) {
            read(kind, raw, products.get(raw.sku()), knownLocations, lines, bad);
        }
        return new Part(number, fingerprint, lines, bad);
    }

    private void read(
            Kind kind,
            Raw raw,
            @Nullable Product product,
            Map<String, Boolean> knownLocations,
            List<Line> lines,
            List<Bad> bad) {
        if (!knownLocations.computeIfAbsent(raw.location(), this::exists)) {
            bad.add(new Bad(raw.number(), "location must be a location that exists"));
            return;
        }
        if (product == null) {
            bad.add(new Bad(raw.number(), "sku must be a SKU or GTIN of the catalogue"));
            return;
        }
        if (!product.components().isEmpty()) {
            bad.add(new Bad(raw.number(), "sku must not be a kit: name its components"));
            return;
        }
        var wrong = wrong(kind, raw);
        if (wrong != null) {
            bad.add(new Bad(raw.number(), wrong));
        }
        lines.add(new Line(
                raw.number(),
                new LocationId(raw.location()),
                product.sku(),
                wrong == null ? Integer.parseInt(raw.units()) : 0,
                raw.reason(),
                kind == Kind.DELTA ? raw.lineId() : null,
                kind == Kind.DELTA ? change(raw) : null,
                wrong == null));
    }

    private static @Nullable String wrong(Kind kind, Raw raw) {
        int least = kind == Kind.FULL ? 0 : 1;
        var column = kind == Kind.FULL ? "on_hand" : "quantity";
        if (!isUnits(raw.units(), least)) {
            return "%s must be a whole number from %d to %d".formatted(column, least, MAX_UNITS);
        }
        if (kind == Kind.DELTA && (raw.lineId().isBlank() || raw.lineId().length() > MAX_TEXT)) {
            return "line_id must have 1 to " + MAX_TEXT + " characters";
        }
        if (kind == Kind.DELTA && change(raw) == null) {
            return "kind must be RECEIPT, DAMAGE, WRITE_OFF, FOUND or LOST";
        }
        return raw.reason().length() > MAX_TEXT ? "reason must have at most " + MAX_TEXT + " characters" : null;
    }

    private static boolean isUnits(String text, int least) {
        try {
            int units = Integer.parseInt(text);
            return units >= least && units <= MAX_UNITS;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static @Nullable Change change(Raw raw) {
        try {
            return Change.valueOf(raw.kind());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private boolean exists(String location) {
        return !location.isBlank() && locations.find(new LocationId(location)).isPresent();
    }
}
