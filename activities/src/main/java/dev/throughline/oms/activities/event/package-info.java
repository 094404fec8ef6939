/** Events of orders: outbox with a sequence per order, timeline, webhooks. Door: {@link dev.throughline.oms.activities.event.Events}. */
@NullMarked
package dev.throughline.oms.activities.event;

import org.jspecify.annotations.NullMarked;
