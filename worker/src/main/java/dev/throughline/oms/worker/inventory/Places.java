package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Catalog.Pack;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.api.model.FieldError;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.LocationScope;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Locations that exist and SKUs as the catalogue spells them. */
@Component
class Places {
    private final Locations locations;
    private final Catalog catalog;

    Places(Locations locations, Catalog catalog) {
        this.locations = locations;
        this.catalog = catalog;
    }

    /**
     * A location within the caller's reach.
     *
     * @throws ProblemException if there is no such location, or it is out of reach
     */
    LocationId ownLocation(String field, String id) {
        LocationScope.require(Fields.parse(field, id, LocationId::new), "location with this id");
        return location(field, id);
    }

    /** @throws ProblemException if there is no such location */
    LocationId location(String field, String id) {
        var location = Fields.parse(field, id, LocationId::new);
        if (locations.find(location).isEmpty()) {
            throw ProblemException.ofField(ProblemType.UNKNOWN_LOCATION, field, "must be a location that exists");
        }
        return location;
    }

    /**
     * One SKU per code, in the same order.
     *
     * @param list the name of the list that holds the codes, {@code entries}
     * @throws ProblemException that names every code that the catalogue does not know
     */
    List<Sku> skus(String list, List<String> codes) {
        return each(list, codes, counted(list, codes, catalog.resolve(codes), product -> product)).stream()
                .map(Product::sku)
                .toList();
    }

    /** As {@link #skus(String, List)}, by the codes of a channel; kits too. */
    List<Sku> skus(String list, List<String> codes, ChannelId channel) {
        return each(list, codes, catalog.resolve(codes, channel)).stream()
                .map(Product::sku)
                .toList();
    }

    /** As {@link #skus(String, List)}; the codes of packs too. */
    List<Pack> packs(String list, List<String> codes) {
        return each(list, codes, counted(list, codes, catalog.packs(codes), Pack::product));
    }

    /** A kit is on no shelf: its components are. */
    private static <T> Map<String, T> counted(
            String list, List<String> codes, Map<String, T> known, Function<T, Product> product) {
        var kits = IntStream.range(0, codes.size())
                .filter(i -> Optional.ofNullable(known.get(codes.get(i)))
                        .map(product)
                        .filter(one -> !one.components().isEmpty())
                        .isPresent())
                .mapToObj(i -> Fields.error(
                        list + "[" + i + "].sku", "must not be a kit: name its components", ProblemType.UNPROCESSABLE))
                .toList();
        if (!kits.isEmpty()) {
            throw new ProblemException(ProblemType.UNPROCESSABLE, "Nothing was changed", kits);
        }
        return known;
    }

    private static <T> List<T> each(String list, List<String> codes, Map<String, T> known) {
        var found = new ArrayList<T>();
        var unknown = new ArrayList<FieldError>();
        for (int i = 0; i < codes.size(); i++) {
            var one = known.get(codes.get(i));
            if (one == null) {
                unknown.add(Fields.error(
                        list + "[" + i + "].sku", "must be a SKU or GTIN of the catalogue", ProblemType.UNKNOWN_SKU));
            } else {
                found.add(one);
            }
        }
        if (!unknown.isEmpty()) {
            throw new ProblemException(ProblemType.UNKNOWN_SKU, "Nothing was changed", unknown);
        }
        return found;
    }
}
