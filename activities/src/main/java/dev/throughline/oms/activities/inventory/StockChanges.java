package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;

/** The door for those who follow the stock. */
public interface StockChanges {
    /**
     * The SKUs whose balances have changed since a position, in the order of the transactions that changed them. A change is shown
     * once every transaction that began before it has ended, so that none is ever passed over; what is read from the stock
     * afterwards is at least as new as the changes.
     *
     * @param position the one of the changes before; 0 for the beginning
     * @param limit ledger entries to look at; more if one transaction wrote more
     */
    Changes since(long position, int limit);

    /**
     * Some changes.
     *
     * @param position where to go on
     * @param skus each once; empty if there was nothing new
     * @param more whether there may be more to read at once
     */
    record Changes(long position, List<Sku> skus, boolean more) {
        public Changes {
            skus = List.copyOf(skus);
        }
    }
}
