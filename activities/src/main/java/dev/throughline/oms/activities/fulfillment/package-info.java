/** The work of stores and warehouses. */
@NullMarked
package dev.throughline.oms.activities.fulfillment;

import org.jspecify.annotations.NullMarked;
