/** What the ledgers add up to, over HTTP. */
@NullMarked
package dev.throughline.oms.worker.reconciliation;

import org.jspecify.annotations.NullMarked;
