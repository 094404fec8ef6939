/** Parcels and carriers, tested. */
@NullMarked
package dev.throughline.oms.activities.shipping;

import org.jspecify.annotations.NullMarked;
