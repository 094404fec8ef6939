package dev.throughline.oms.worker.orders;

import dev.throughline.oms.workflows.shared.HoldId;

/** A client's own name for a hold as our id: clients never meet each other's holds. */
public final class HoldNames {
    private HoldNames() {}

    public static HoldId id(String client, String name) {
        return new HoldId(RequestKeys.id("hold_", client, name));
    }
}
