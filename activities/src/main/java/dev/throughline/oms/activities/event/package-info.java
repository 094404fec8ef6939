/**
 * Events of orders: outbox with a sequence per order, timeline, webhooks. Doors:
 * {@link dev.throughline.oms.activities.event.Events}, {@link dev.throughline.oms.activities.event.Webhooks}.
 */
@NullMarked
package dev.throughline.oms.activities.event;

import org.jspecify.annotations.NullMarked;
