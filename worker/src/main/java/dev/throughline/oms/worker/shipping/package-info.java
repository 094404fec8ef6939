/** Parcels, carriers and the papers of both over HTTP. */
@NullMarked
package dev.throughline.oms.worker.shipping;

import org.jspecify.annotations.NullMarked;
