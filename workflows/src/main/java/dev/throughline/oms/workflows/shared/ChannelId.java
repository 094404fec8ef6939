package dev.throughline.oms.workflows.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A sales channel of the registry: web, app, phone, kiosk, marketplace, store. */
public record ChannelId(@JsonValue String value) implements Comparable<ChannelId> {
    @JsonCreator
    public ChannelId {
        if (value.isBlank() || value.length() > 32) {
            throw new IllegalArgumentException("not a channel: '" + value + "'");
        }
    }

    @Override
    public int compareTo(ChannelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
