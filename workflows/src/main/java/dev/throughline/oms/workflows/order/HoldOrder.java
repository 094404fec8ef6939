package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;

/** Who puts or takes off an order hold, and why. */
public record HoldOrder(Actor actor, String reason) {}
