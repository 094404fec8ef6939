package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.channel.ChannelStock;
import dev.throughline.oms.activities.inventory.ChannelView;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.api.model.Availability;
import dev.throughline.oms.api.model.AvailabilityList;
import dev.throughline.oms.api.model.LocationAvailability;
import dev.throughline.oms.api.model.StockShown;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a channel can promise, in the contract's words. */
@Component
class AvailabilityDesk {
    private final ChannelStock stock;
    private final Inventory inventory;
    private final Catalog catalog;
    private final StockOffers offers;

    AvailabilityDesk(ChannelStock stock, Inventory inventory, Catalog catalog, StockOffers offers) {
        this.stock = stock;
        this.inventory = inventory;
        this.catalog = catalog;
        this.offers = offers;
    }

    /**
     * A question.
     *
     * @param only at these locations; every location that the channel sees if missing
     * @param meters to each location; empty if nobody asked
     * @param byLocation with the locations, else sums alone
     */
    record Question(
            ChannelId channel,
            List<String> codes,
            @Nullable Set<LocationId> only,
            Map<LocationId, Long> meters,
            @Nullable Instant by,
            boolean byLocation) {}

    AvailabilityList answer(Question question) {
        var codes = codes(question);
        var skus = codes.values().stream().distinct().toList();
        var view = narrowed(stock.view(question.channel()), question.only());
        var places = view == null || !needsPlaces(question)
                ? Map.<Sku, Map<LocationId, Integer>>of()
                : places(question, view, skus);
        var sums = view == null || needsPlaces(question) ? Map.<Sku, Long>of() : inventory.sumsFor(view, skus);
        var entries = codes.entrySet().stream()
                .map(asked -> {
                    var units = places.getOrDefault(asked.getValue(), Map.of());
                    long sum = sums.getOrDefault(asked.getValue(), sum(units.values()));
                    return wire(question, asked.getKey(), asked.getValue(), sum, units);
                })
                .toList();
        offers.add(entries, view == null ? List.of() : view.locations());
        return new AvailabilityList(entries);
    }

    private static boolean needsPlaces(Question question) {
        return question.byLocation() || question.by() != null;
    }

    private Map<Sku, Map<LocationId, Integer>> places(Question question, ChannelView view, List<Sku> skus) {
        return question.by() == null ? stock.units(view, skus) : inventory.availability(skus, view, question.by());
    }

    /** Null if the channel sees none of the locations. */
    private static @Nullable ChannelView narrowed(ChannelView view, @Nullable Set<LocationId> only) {
        if (only == null) {
            return view;
        }
        var seen = new HashSet<>(only);
        seen.removeIf(location -> !view.sees(location));
        return seen.isEmpty() ? null : view.at(seen);
    }

    /** A code that the catalogue does not know may be one that stock has: its units, if any, are as real. */
    private Map<String, Sku> codes(Question question) {
        var products = catalog.resolve(question.codes(), question.channel());
        var codes = new LinkedHashMap<String, Sku>();
        question.codes()
                .forEach(code -> codes.put(
                        code,
                        Optional.ofNullable(products.get(code))
                                .map(Product::sku)
                                .orElseGet(() -> Fields.parse("sku", code, Sku::new))));
        return codes;
    }

    private Availability wire(Question question, String code, Sku sku, long sum, Map<LocationId, Integer> units) {
        var display = stock.display(question.channel(), sku, sum);
        return new Availability(
                        sku.value(),
                        Math.clamp(sum, 0, Integer.MAX_VALUE),
                        StockShown.valueOf(display.shown().name()),
                        question.byLocation() ? locations(question, units) : List.of())
                .left(display.left())
                .code(code.equals(sku.value()) ? null : code);
    }

    private static List<LocationAvailability> locations(Question question, Map<LocationId, Integer> units) {
        return units.entrySet().stream()
                .sorted(Comparator.<Map.Entry<LocationId, Integer>>comparingLong(
                                entry -> question.meters().getOrDefault(entry.getKey(), 0L))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new LocationAvailability(entry.getKey().value(), entry.getValue())
                        .distanceM(question.meters().get(entry.getKey())))
                .toList();
    }

    private static long sum(Collection<Integer> units) {
        return units.stream().mapToLong(Integer::longValue).sum();
    }
}
