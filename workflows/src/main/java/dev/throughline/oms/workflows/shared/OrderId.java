package dev.throughline.oms.workflows.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An order's identity, derived from client and idempotency key, so that a repeated checkout meets the same order. */
public record OrderId(@JsonValue String value) implements Comparable<OrderId> {
    private static final String WORKFLOW_PREFIX = "order/";

    @JsonCreator
    public OrderId {
        if (!value.startsWith("ord_") || value.length() > 64) {
            throw new IllegalArgumentException("not an order id: '" + value + "'");
        }
    }

    /** The one workflow of this order. */
    public String workflowId() {
        return WORKFLOW_PREFIX + value;
    }

    @Override
    public int compareTo(OrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
