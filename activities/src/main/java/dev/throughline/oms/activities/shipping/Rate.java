package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.workflows.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a service costs for one parcel.
 *
 * @param service as {@link Labels#buy} takes it
 * @param transitDays from the pickup, if the carrier says
 */
public record Rate(
        String carrier,
        String service,
        Money cost,
        @Nullable Integer transitDays) {}
