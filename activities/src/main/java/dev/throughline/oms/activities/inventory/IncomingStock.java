package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;

/**
 * Units on their way to a location.
 *
 * @param document the transfer or purchase order that announced them
 * @param dueAt when they are expected on the shelf
 */
public record IncomingStock(Sku sku, LocationId location, String document, Instant dueAt, int units) {}
