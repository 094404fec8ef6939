/** Event subscriptions over HTTP. */
@NullMarked
package dev.throughline.oms.worker.webhooks;

import org.jspecify.annotations.NullMarked;
