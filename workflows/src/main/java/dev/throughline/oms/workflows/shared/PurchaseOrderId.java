package dev.throughline.oms.workflows.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A purchase order, derived from the document that asked for it. */
public record PurchaseOrderId(@JsonValue String value) {
    @JsonCreator
    public PurchaseOrderId {
        if (!value.startsWith("po_") || value.length() > 64) {
            throw new IllegalArgumentException("not a purchase order id: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
