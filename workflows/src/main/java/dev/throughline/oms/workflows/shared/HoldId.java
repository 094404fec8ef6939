package dev.throughline.oms.workflows.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A cart's hold on stock; derived from the client and its own name for the hold, so that clients never meet each other's. */
public record HoldId(@JsonValue String value) {
    @JsonCreator
    public HoldId {
        if (!value.startsWith("hold_") || value.length() > 64) {
            throw new IllegalArgumentException("not a hold id: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
