package dev.throughline.oms.workflows.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;

/** A request to one location: the order's id and a number within the order, {@code ord_….2}. */
public record FulfillmentOrderId(@JsonValue String value) implements Comparable<FulfillmentOrderId> {
    @JsonCreator
    public FulfillmentOrderId {
        if (!value.matches("ord_[0-9a-zA-Z_-]{1,60}\\.[0-9]{1,6}")) {
            throw new IllegalArgumentException("not a fulfillment order id: '" + value + "'");
        }
    }

    public static FulfillmentOrderId of(OrderId order, int number) {
        return new FulfillmentOrderId(order.value() + "." + number);
    }

    @JsonIgnore
    public OrderId order() {
        return new OrderId(value.substring(0, value.lastIndexOf('.')));
    }

    @Override
    public int compareTo(FulfillmentOrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
