package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.till.TillTransaction;
import dev.throughline.oms.api.model.FieldError;
import dev.throughline.oms.api.model.PosTransaction;
import dev.throughline.oms.worker.orders.RequestKeys;
import dev.throughline.oms.worker.orders.TillDesk;
import dev.throughline.oms.worker.problem.EdgeReader;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what tills send, each transaction by itself. Facts are not refused: only what makes no sense is. */
@Component
class TillReading {
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);
    private static final long MAX_MINOR = 99_999_999_999L;

    private final EdgeReader edge;
    private final Locations locations;
    private final Catalog catalog;
    private final Clock clock;

    TillReading(EdgeReader edge, Locations locations, Catalog catalog, Clock clock) {
        this.edge = edge;
        this.locations = locations;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * What was read.
     *
     * @param transaction missing if it makes no sense
     * @param fingerprint of what was sent, whatever the catalogue knew then
     */
    record Read(@Nullable TillTransaction transaction, String fingerprint, List<FieldError> errors) {
        static Read rejected(List<FieldError> errors) {
            return new Read(null, "", errors);
        }
    }

    /** In the same order; the catalogue is asked once for all. */
    List<Read> read(List<Map<String, Object>> trees) {
        var known = new HashMap<String, Boolean>();
        var read = trees.stream().map(tree -> readOne(tree, known)).toList();
        var codes = new HashSet<String>();
        for (var one : read) {
            if (one.transaction() != null) {
                one.transaction().lines().forEach(line -> codes.add(line.code()));
            }
        }
        var products = catalog.resolve(codes, TillDesk.STORE);
        return read.stream().map(one -> named(one, products)).toList();
    }

    /** Lines with the SKUs that the catalogue has for their codes now. */
    List<TillTransaction.Line> named(List<TillTransaction.Line> lines) {
        return named(
                lines,
                catalog.resolve(lines.stream().map(TillTransaction.Line::code).toList(), TillDesk.STORE));
    }

    private static Read named(Read read, Map<String, Product> products) {
        var transaction = read.transaction();
        return transaction == null
                ? read
                : new Read(
                        TillWire.with(transaction, named(transaction.lines(), products)),
                        read.fingerprint(),
                        List.of());
    }

    private static List<TillTransaction.Line> named(List<TillTransaction.Line> lines, Map<String, Product> products) {
        return lines.stream()
                .map(line -> {
                    var product = products.get(line.code());
                    return TillWire.with(line, product == null ? null : product.sku());
                })
                .toList();
    }

    private Read readOne(Map<String, Object> tree, Map<String, Boolean> known) {
        try {
            var wire = edge.read(tree, PosTransaction.class);
            var errors = nonsense(wire, known);
            if (!errors.isEmpty()) {
                return Read.rejected(errors);
            }
            var transaction = TillWire.transaction(wire);
            return new Read(transaction, RequestKeys.fingerprint(transaction), List.of());
        } catch (ProblemException e) {
            return Read.rejected(
                    e.errors().isEmpty()
                            ? List.of(Fields.error("(transaction)", String.valueOf(e.getMessage()), e.type()))
                            : e.errors());
        }
    }

    private List<FieldError> nonsense(PosTransaction wire, Map<String, Boolean> known) {
        var errors = new ArrayList<FieldError>();
        if (!known.computeIfAbsent(wire.getLocation(), this::exists)) {
            errors.add(Fields.error("location", "must be a location that exists", ProblemType.UNKNOWN_LOCATION));
        }
        if (wire.getEndedAt().isAfter(clock.instant().plus(CLOCK_DIFFERENCE))) {
            errors.add(Fields.error("ended_at", "must not lie in the future", "past-or-present"));
        }
        if (!isCurrency(wire.getCurrency())) {
            errors.add(Fields.error("currency", "must be a currency of ISO 4217 in use", ProblemType.UNPROCESSABLE));
        }
        long sum = wire.getLines().stream()
                .mapToLong(line -> line.getAmountMinor())
                .sum();
        if (sum > MAX_MINOR) {
            errors.add(Fields.error("lines", "must add up to at most " + MAX_MINOR, ProblemType.UNPROCESSABLE));
        }
        for (int i = 0; i < wire.getLines().size(); i++) {
            var line = wire.getLines().get(i);
            if (TillWire.isSale(line) && (line.getReceipt() != null || line.getOrder() != null)) {
                errors.add(Fields.error("lines[" + i + "]", "must name a receipt or order only for a RETURN", "null"));
            } else if (line.getReceipt() != null && line.getOrder() != null) {
                errors.add(Fields.error("lines[" + i + "]", "must name a receipt or an order, not both", "null"));
            }
            if (line.getSku().isBlank()) {
                errors.add(Fields.error("lines[" + i + "].sku", "must be a code, not blanks", "not-blank"));
            }
        }
        return errors;
    }

    private boolean exists(String location) {
        return !location.isBlank() && locations.find(new LocationId(location)).isPresent();
    }

    private static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
