package dev.throughline.oms.workflows.sourcing;

import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.time.Instant;

/** Units that wait for the release of their product. */
public record Preorder(OrderedUnits units, Instant releaseAt) {}
