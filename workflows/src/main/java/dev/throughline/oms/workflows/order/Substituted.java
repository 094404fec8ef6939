package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Sku;

/**
 * A location gives something else in place of units of a line.
 *
 * @param sku what takes their place, from the same location
 * @param notFound whether the units are not there, so that the stock is corrected
 * @param consent why the customer takes it
 */
public record Substituted(
        FulfillmentOrderId fulfillmentOrder,
        int line,
        int quantity,
        Sku sku,
        boolean notFound,
        Consent consent,
        Actor actor,
        String reason) {
    public enum Consent {
        /** The customer takes substitutes, and the catalogue says that this one needs no question. */
        RULE,
        /** The customer was asked, and agreed. */
        CUSTOMER
    }
}
