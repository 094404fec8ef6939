package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.Map;

/** The door for what suppliers send. Each step of a document is done once; a repeat changes nothing. */
public interface IncomingSupply {
    /** Units are expected at a location by a time. */
    void announce(SupplyStep step, Instant dueAt);

    /** Units came in, also those that nobody announced: a fact. What was announced of them is settled, backorders are filled. */
    void receive(SupplyStep step);

    /** Units that were announced will not come; more than are open are as many as are open. */
    void withdraw(SupplyStep step);

    /**
     * A step of a supplier's delivery.
     *
     * @param document who announced the units: the purchase order
     * @param step unique within the document
     * @param units from 1, per SKU
     */
    record SupplyStep(
            String document, String step, LocationId location, Map<Sku, Integer> units, Actor actor, String reason) {
        public SupplyStep {
            units = Map.copyOf(units);
        }
    }
}
