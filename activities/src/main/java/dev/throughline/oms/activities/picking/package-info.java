/**
 * The floor of a location: where goods lie, and how orders are picked together. Doors: {@link dev.throughline.oms.activities.picking.Bins},
 * {@link dev.throughline.oms.activities.picking.Waves}, {@link dev.throughline.oms.activities.picking.Picking},
 * {@link dev.throughline.oms.activities.picking.WavePlans}.
 */
@NullMarked
package dev.throughline.oms.activities.picking;

import org.jspecify.annotations.NullMarked;
