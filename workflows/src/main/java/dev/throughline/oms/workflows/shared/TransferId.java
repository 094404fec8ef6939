package dev.throughline.oms.workflows.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A transfer order, derived from the document that asked for it. */
public record TransferId(@JsonValue String value) {
    @JsonCreator
    public TransferId {
        if (!value.startsWith("trf_") || value.length() > 64) {
            throw new IllegalArgumentException("not a transfer id: '" + value + "'");
        }
    }

    /** The one workflow of this transfer. */
    public String workflowId() {
        return "transfer/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
