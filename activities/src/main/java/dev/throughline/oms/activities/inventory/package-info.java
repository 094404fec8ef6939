/** The one pool of stock: locations, ledger, balances, commitments. Doors: Inventory, Locations. */
@NullMarked
package dev.throughline.oms.activities.inventory;

import org.jspecify.annotations.NullMarked;
