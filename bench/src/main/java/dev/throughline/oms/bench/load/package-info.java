/** The load test: what an order costs, against a workflow that does nothing, on the same Temporal server in the same run. */
@NullMarked
package dev.throughline.oms.bench.load;

import org.jspecify.annotations.NullMarked;
