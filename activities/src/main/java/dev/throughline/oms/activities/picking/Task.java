package dev.throughline.oms.activities.picking;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Sku;

/**
 * What is taken from the shelf for a line, as it stands.
 *
 * @param each units of the SKU in one unit of the line
 * @param kit whether the SKU is a component
 * @param needed units that the order wants by now
 * @param picked units in the tote
 * @param open units still to pick; those that are being declined left out
 * @param declining units of the line that are
 */
record Task(
        int tote,
        FulfillmentOrderId order,
        int line,
        Sku sku,
        int each,
        boolean kit,
        int needed,
        int picked,
        int open,
        int declining) {
    int putBack() {
        return Math.max(0, picked - needed);
    }

    /** Units of the line that these would make. */
    int whole() {
        return picked / each;
    }

    Task withMore(int units) {
        return new Task(tote, order, line, sku, each, kit, needed, picked + units, open - units, declining);
    }

    boolean isOfLine(Task other) {
        return tote == other.tote && line == other.line;
    }

    PickList.Share share() {
        return new PickList.Share(tote, order, line, open, picked - putBack(), putBack());
    }
}
