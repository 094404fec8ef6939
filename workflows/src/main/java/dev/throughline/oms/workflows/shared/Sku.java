package dev.throughline.oms.workflows.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A stock keeping unit: the one code of an item in every channel. */
public record Sku(@JsonValue String value) implements Comparable<Sku> {
    @JsonCreator
    public Sku {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("not a SKU: '" + value + "'");
        }
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
