package dev.throughline.oms.workflows.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A warehouse or a store. */
public record LocationId(@JsonValue String value) implements Comparable<LocationId> {
    @JsonCreator
    public LocationId {
        if (value.isBlank() || value.length() > 32) {
            throw new IllegalArgumentException("not a location: '" + value + "'");
        }
    }

    @Override
    public int compareTo(LocationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
