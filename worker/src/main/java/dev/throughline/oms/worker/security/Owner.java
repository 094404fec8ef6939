package dev.throughline.oms.worker.security;

import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose a thing is.
 *
 * @param locations one of them is enough
 */
public record Owner(List<LocationId> locations, @Nullable CustomerId customer) {
    public Owner {
        locations = List.copyOf(locations);
    }

    public static Owner at(LocationId... locations) {
        return new Owner(List.of(locations), null);
    }
}
