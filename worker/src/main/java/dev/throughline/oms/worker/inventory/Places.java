package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.api.model.FieldError;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.List;
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
        var products = catalog.resolve(codes.stream().distinct().toList());
        var skus = new ArrayList<Sku>();
        var unknown = new ArrayList<FieldError>();
        for (int i = 0; i < codes.size(); i++) {
            var product = products.get(codes.get(i));
            if (product == null) {
                unknown.add(Fields.error(
                        list + "[" + i + "].sku", "must be a SKU or GTIN of the catalogue", ProblemType.UNKNOWN_SKU));
            } else {
                skus.add(product.sku());
            }
        }
        if (!unknown.isEmpty()) {
            throw new ProblemException(ProblemType.UNKNOWN_SKU, "Nothing was changed", unknown);
        }
        return skus;
    }
}
