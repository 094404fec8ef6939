package dev.throughline.oms.workflows.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An RMA, derived from client and idempotency key like an order's id. */
public record ReturnId(@JsonValue String value) {
    @JsonCreator
    public ReturnId {
        if (!value.startsWith("rma_") || value.length() > 64) {
            throw new IllegalArgumentException("not an RMA: '" + value + "'");
        }
    }

    /** The one workflow of this return. */
    public String workflowId() {
        return "return/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
