package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ReturnId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The door for reading returns; refused ones are not kept. */
public interface Returns {
    Optional<ReturnRecord> find(ReturnId rma);

    /** The order's returns, oldest first. */
    List<ReturnRecord> ofOrder(OrderId order);

    /** A return that was taken. */
    record ReturnRecord(
            ReturnId rma,
            OrderId order,
            LocationId location,
            Status status,
            Money refund,
            String reason,
            Instant receivedAt,
            List<Line> lines) {
        public ReturnRecord {
            lines = List.copyOf(lines);
        }
    }

    record Line(OrderedUnits units, Disposition disposition) {}

    enum Status {
        /** The goods are here, the money is on its way. */
        RECEIVED,
        REFUNDED,
        /** The tender refused the money; a person's queue has it. */
        REFUND_FAILED
    }

    enum Disposition {
        RESTOCKED,
        NOT_RESTOCKED
    }
}
