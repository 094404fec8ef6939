package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.workflows.order.UnitsOfLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person put into a parcel.
 *
 * @param weightGrams as weighed; what the products weigh if missing
 */
public record ParcelContent(
        List<UnitsOfLine> units,
        @Nullable Integer weightGrams,
        @Nullable Size size) {
    public ParcelContent {
        units = List.copyOf(units);
        if (units.isEmpty()) {
            throw new IllegalArgumentException("a parcel is not empty");
        }
    }
}
