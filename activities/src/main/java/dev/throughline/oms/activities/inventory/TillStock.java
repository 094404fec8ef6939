package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ReturnId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The door for what tills tell of units that came back, with or without an order. */
public interface TillStock {
    /**
     * Units came back: a fact. Sellable ones go on hand and fill backorders, the others to damaged. Idempotent by return and location,
     * together with what the return's own process records.
     */
    void takeBack(TillReturn returned);

    /** The SKUs of these documents (orders, returns) that were counted since they moved, so that the document moved nothing. */
    Map<String, Set<Sku>> alreadyCounted(Collection<String> documents);

    /**
     * What a till took back.
     *
     * @param reason for the ledger: the order, or why there is none
     * @param restocked units that can be sold again
     * @param happenedAt when; missing for now
     */
    record TillReturn(
            ReturnId rma,
            String reason,
            LocationId location,
            List<OrderedUnits> restocked,
            List<OrderedUnits> notRestocked,
            @Nullable Instant happenedAt) {
        public TillReturn {
            restocked = List.copyOf(restocked);
            notRestocked = List.copyOf(notRestocked);
        }
    }
}
