package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.shared.Sku;

/** A line of the work, as its row is to be. */
record WorkLine(int line, Sku sku, int quantity, int picked) {
    WorkLine withPicked(int units) {
        return new WorkLine(line, sku, quantity, units);
    }

    /** Takes units out; those that are not picked first. */
    WorkLine without(int units) {
        int left = quantity - units;
        return new WorkLine(line, sku, left, Math.min(picked, left));
    }

    boolean isPicked() {
        return picked == quantity;
    }
}
