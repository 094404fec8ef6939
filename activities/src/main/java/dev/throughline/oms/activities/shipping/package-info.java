/**
 * Parcels and the carriers that bring them. Doors: {@link dev.throughline.oms.activities.shipping.Parcels},
 * {@link dev.throughline.oms.activities.shipping.Labels}, {@link dev.throughline.oms.activities.shipping.Manifests},
 * {@link dev.throughline.oms.activities.shipping.CarrierNews}, {@link dev.throughline.oms.activities.shipping.Papers}. A carrier is a
 * {@link dev.throughline.oms.activities.shipping.Carrier}.
 */
@NullMarked
package dev.throughline.oms.activities.shipping;

import org.jspecify.annotations.NullMarked;
