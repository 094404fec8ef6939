package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.People.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice with all that the file lacks.
 *
 * @param channel as the channel registry has it; {@code store} for a till sale
 * @param store where it is collected or was sold; missing when it is sent
 * @param stockedAt the location whose opening stock foresees it
 * @param tender the gateway's token
 * @param cancellations units to cancel before they are packed
 * @param returns units to bring back, and to which store
 */
record PlannedOrder(
        Invoice invoice,
        Kind kind,
        String channel,
        Person person,
        @Nullable String store,
        String stockedAt,
        Shortage shortage,
        String tender,
        List<PlannedCredit> cancellations,
        List<PlannedCredit> returns) {
    PlannedOrder {
        cancellations = List.copyOf(cancellations);
        returns = List.copyOf(returns);
    }

    enum Kind {
        SHIP,
        PICKUP,
        TILL_SALE
    }

    /** The customer's choice when not all units can be had; the names of the contract. */
    enum Shortage {
        ALL_OR_NOTHING,
        SHIP_AVAILABLE,
        BACKORDER
    }

    /**
     * All that one document of the file takes back from one invoice.
     *
     * @param store for a return
     * @param restocked for a return: whether the goods can be sold again
     */
    record PlannedCredit(String document, @Nullable String store, boolean restocked, List<Credit> lines) {
        PlannedCredit {
            lines = List.copyOf(lines);
        }
    }
}
