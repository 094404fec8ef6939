package dev.throughline.oms.workflows.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The reference of a customer's profile; says nothing about the person. */
public record CustomerId(@JsonValue String value) implements Comparable<CustomerId> {
    @JsonCreator
    public CustomerId {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("not a customer reference: '" + value + "'");
        }
    }

    @Override
    public int compareTo(CustomerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
